import { beforeAll, describe, expect, it } from 'vitest';
import { METHOD_NAMES, METHODS } from '../../catalog/methods';
import { uploadNetwork } from '../../network/upload';
import { startTestBackend } from '../../testing/backend';
import { denseNetwork } from '../../testing/networks/denseNetwork';
import { NO_CHECKPOINT } from '../checkpoint';
import { inputBox } from '../inputBox';
import { disposeBounds } from '../valueBounds';
import { BOUNDS_BY } from './index';

/** x + y and x − y, then their difference behind ReLUs. */
const NETWORK = denseNetwork([
  {
    weight: [
      [1, 1],
      [1, -1],
    ],
    bias: [0.5, 0],
  },
  {
    weight: [
      [1, -1],
      [-1, 1],
    ],
    bias: [0, 0],
  },
]);

describe.each(METHOD_NAMES)('%s', (name) => {
  const { bound, lowerMargins, values } = BOUNDS_BY[name];

  beforeAll(async () => {
    await startTestBackend('wasm');
  });

  it('finds the same margins alone as with all bounds', async () => {
    const ready = uploadNetwork(NETWORK);
    const box = inputBox([0.2, 0.1, 0.4, 0.3], 0.3, null, 'real');
    const { margins } = await bound(ready, box, [0, 1], 'real', NO_CHECKPOINT);
    const alone = await lowerMargins(ready, box, [0, 1], 'real', NO_CHECKPOINT);
    ready.dispose();
    for (const [at, lower] of alone.entries()) expect(lower).toBeCloseTo(margins.lower[at] as number, 5);
  });

  it('has bounds for linear functions to rest on where its row says that it relaxes', async () => {
    expect(values !== undefined).toBe(METHODS[name].relaxes);
    if (!values) return;
    const ready = uploadNetwork(NETWORK);
    const found = await values(ready, inputBox([0, 0], 1, null, 'real'), 1, 'real', NO_CHECKPOINT);
    expect(found.size).toBe(ready.nodes.length + 1);
    disposeBounds(found);
    ready.dispose();
  });
});
