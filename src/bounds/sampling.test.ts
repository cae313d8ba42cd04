import { beforeAll, describe, expect, it } from 'vitest';
import { InputReader } from '../engine/stores/inputs';
import { forward64 } from '../network/forward64';
import { inferShapes } from '../network/shapes';
import { uploadNetwork } from '../network/upload';
import { startTestBackend } from '../testing/backend';
import { diskAssets } from '../testing/files';
import { readGolden } from '../testing/goldens';
import { NO_CHECKPOINT } from './checkpoint';
import { inputBox } from './inputBox';
import { ibp } from './methods/ibp';
import type { NetworkBounds } from './networkBounds';

beforeAll(() => startTestBackend('wasm'));

/** Milliseconds that many points may take on a machine that is busy with other tests. */
const PATIENCE = 240_000;

/** A repeatable source of numbers in [0, 1). */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

const RUNS = Number(process.env.BOUNDSCOPE_RUNS ?? 1);

describe.each([
  { name: 'fc3', points: 5_000 * RUNS },
  { name: 'cnn_small', points: 100 * RUNS },
])('bounds of $name', ({ name, points }) => {
  const { network, golden } = readGolden(name);
  const shapes = inferShapes(network);

  async function boundImage(index: number, epsilon: number): Promise<{ x: Float64Array; bounds: NetworkBounds }> {
    const { values: x } = await new InputReader(diskAssets).read({ dataset: 'fashion-mnist', index }, network);
    const ready = uploadNetwork(network);
    const label = golden.labels[index] as number;
    const bounds = await ibp(ready, inputBox(x, epsilon, [0, 1], 'real'), [label], 'real', NO_CHECKPOINT);
    ready.dispose();
    return { x, bounds };
  }

  it(
    `contain ${points} points of the box, evaluated in float64`,
    async () => {
      const epsilon = 0.01;
      const { x, bounds } = await boundImage(0, epsilon);
      const random = randomNumbers(1);
      let outside = 0;
      const label = golden.labels[0] as number;
      for (let point = 0; point < points; point++) {
        const corner = point % 2 === 0;
        const inside = x.map((value) => {
          const share = random();
          const step = corner ? Math.sign(share - 0.5) : 2 * share - 1;
          return Math.min(1, Math.max(0, value + epsilon * step));
        });
        const logits = forward64(network, shapes, inside);
        const escaped = logits.some(
          (z, j) =>
            z < (bounds.logits.lower[j] as number) ||
            z > (bounds.logits.upper[j] as number) ||
            (j !== label && (logits[label] as number) - z < (bounds.margins.lower[j] as number)),
        );
        if (escaped) outside++;
      }
      expect(outside).toBe(0);
    },
    PATIENCE,
  );

  it('hold the image itself closely when the box is a point', async () => {
    for (const index of [0, 1, 2]) {
      const { x, bounds } = await boundImage(index, 0);
      const logits = forward64(network, shapes, x);
      const scale = Math.max(...logits.map(Math.abs));
      logits.forEach((z, j) => {
        const [lower, upper] = [bounds.logits.lower[j] as number, bounds.logits.upper[j] as number];
        expect(lower).toBeLessThanOrEqual(z);
        expect(upper).toBeGreaterThanOrEqual(z);
        expect(upper - lower).toBeLessThan(1e-3 * scale);
      });
    }
  });
});
