import { beforeAll, describe, expect, it } from 'vitest';
import { METHOD_NAMES, METHODS } from '../../catalog/methods';
import { uploadNetwork } from '../../network/upload';
import { compare, exact as dyadic } from '../../numbers/dyadic';
import { startTestBackend } from '../../testing/backend';
import { randomLayers } from '../../testing/decideOn';
import { denseNetwork, evaluateExactly } from '../../testing/networks/denseNetwork';
import { NO_CHECKPOINT } from '../checkpoint';
import { inputBox } from '../inputBox';
import type { NetworkBounds } from '../networkBounds';
import { disposeBounds } from '../valueBounds';
import { ibp } from './ibp';
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

  it('says of margins that nobody asks about no more than that, and of others the same', async () => {
    const ready = uploadNetwork(denseNetwork(randomLayers(2, [3, 8, 8, 5])));
    const box = inputBox([0.2, 0.1, 0.4, 0.3, 0.9, -0.1], 0.05, null, 'real');
    const all = await lowerMargins(ready, box, [0, 3], 'real', NO_CHECKPOINT);
    const only = [[1, 4], [2]];
    const asked = await lowerMargins(ready, box, [0, 3], 'real', NO_CHECKPOINT, { only });
    ready.dispose();
    for (const [at, lower] of asked.entries()) {
      if (only[Math.floor(at / 5)]?.includes(at % 5)) expect(lower).toBeCloseTo(all[at] as number, 3);
      else expect(lower).toBeLessThanOrEqual(Math.max(0, all[at] as number));
    }
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

describe('at single points, of executions', () => {
  it('intervals take in errors where they arise, not the worst case of every layer', async () => {
    await startTestBackend('wasm');
    const layers = randomLayers(4, [6, 24, 24, 24, 3]);
    const ready = uploadNetwork(denseNetwork(layers));
    const point = [0.1, -0.3, 0.7, 0.2, -0.9, 0.4];
    const box = inputBox(point, 0, null, 'float32');
    const width = ({ logits }: NetworkBounds) =>
      Math.max(...logits.upper.map((up, at) => up - (logits.lower[at] as number)));
    const own = await BOUNDS_BY.ibp.bound(ready, box, [0], 'float32', NO_CHECKPOINT);
    const plain = await ibp(ready, box, [0], 'float32', NO_CHECKPOINT);
    expect(width(own)).toBeLessThan(0.8 * width(plain));
    const exact = evaluateExactly(layers, [...box.lower]);
    for (const [at, value] of exact.entries()) {
      expect(compare(value, dyadic(own.logits.lower[at] as number))).toBeGreaterThanOrEqual(0);
      expect(compare(value, dyadic(own.logits.upper[at] as number))).toBeLessThanOrEqual(0);
    }
    ready.dispose();
  });
});
