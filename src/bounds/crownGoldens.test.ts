import { beforeAll, describe, expect, it } from 'vitest';
import { InputReader } from '../engine/inputs';
import type { Rounding } from '../kernels/rounding';
import { uploadNetwork } from '../network/upload';
import { startTestBackend } from '../testing/backend';
import { diskAssets } from '../testing/files';
import { type GoldenCase, readGolden } from '../testing/goldens';
import { NO_CHECKPOINT } from './checkpoint';
import { crown, type InnerBounds } from './crown';
import { inputBox } from './inputBox';

beforeAll(() => startTestBackend('wasm'));

const INNER: Readonly<Record<string, InnerBounds>> = { 'CROWN-IBP': 'interval', CROWN: 'backward' };

/**
 * Which references, and for how many of their images: backward passes for every unit take time. With rounding a lower
 * slope may flip where a unit's bounds are all but symmetric, so that single bounds come out tighter by a little;
 * that they hold is tested against exact arithmetic.
 */
describe.each([
  { name: 'fc3', method: 'CROWN-IBP', images: 6 },
  { name: 'fc3', method: 'CROWN', images: 6 },
  { name: 'cnn_small', method: 'CROWN-IBP', images: 3 },
  { name: 'cnn_batchnorm', method: 'CROWN-IBP', images: 3 },
  { name: 'cnn_batchnorm', method: 'CROWN', images: 1 },
  { name: 'resnet', method: 'CROWN-IBP', images: 6 },
])('$method bounds of $name', ({ name, method, images }) => {
  const { network, golden } = readGolden(name);
  const cases = golden.cases.filter((known) => known.method === method);

  async function bound({ epsilon, clip }: GoldenCase, rounding: Rounding) {
    const ready = uploadNetwork(network);
    const indices = golden.images.slice(0, images);
    const { values } = await new InputReader(diskAssets).read({ dataset: 'fashion-mnist', indices }, network);
    const box = inputBox(values, epsilon, clip, rounding);
    const labels = golden.labels.slice(0, images);
    const bounds = await crown(ready, box, labels, INNER[method] as InnerBounds, rounding, NO_CHECKPOINT);
    ready.dispose();
    return bounds;
  }

  it.each(cases)(
    'agree with the reference at epsilon $epsilon, and within a thousandth when rounding counts',
    async (known) => {
      const lower = known.lower.slice(0, images).flat();
      const upper = known.upper.slice(0, images).flat();
      const margins = known.margin_lower.slice(0, images).flat();
      const none = await bound(known, 'none');
      const real = await bound(known, 'real');
      for (const [found, reference] of [
        [none.logits.lower, lower],
        [none.logits.upper, upper],
        [none.margins.lower, margins],
      ] as const) {
        for (const [at, value] of found.entries()) {
          expect(Math.abs(value - (reference[at] as number))).toBeLessThan(1e-4 * largest(reference));
        }
      }
      for (const [found, reference] of [
        [real.logits.lower, lower],
        [real.logits.upper.map((x) => -x), upper.map((x) => -x)],
        [real.margins.lower, margins],
      ] as const) {
        for (const [at, value] of found.entries()) {
          expect(Math.abs(value - (reference[at] as number))).toBeLessThan(1e-3 * largest(reference));
        }
      }
    },
  );
});

function largest(values: readonly number[]): number {
  return Math.max(...values.map(Math.abs));
}
