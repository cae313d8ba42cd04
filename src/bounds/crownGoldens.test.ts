import { beforeAll, describe, expect, it } from 'vitest';
import { METHODS } from '../catalog/methods';
import { InputReader } from '../engine/stores/inputs';
import type { Rounding } from '../kernels/rounding/rounding';
import { uploadNetwork } from '../network/upload';
import { startTestBackend } from '../testing/backend';
import { diskAssets } from '../testing/files';
import { casesOf, GOLDEN_NAMES, type GoldenCase, goldenMethods, readGolden } from '../testing/goldens';
import { NO_CHECKPOINT } from './checkpoint';
import { inputBox } from './inputBox';
import type { InnerBounds } from './methods/crown';
import { BOUNDS_BY } from './methods/index';

beforeAll(() => startTestBackend('wasm'));

/**
 * Which references, and for how many of their images: backward passes for every unit take time. With rounding a lower
 * slope may flip where a unit's bounds are all but symmetric, so that single bounds come out tighter by a little;
 * that they hold is tested against exact arithmetic.
 */
const IMAGES: Record<InnerBounds, Partial<Record<string, number>>> = {
  interval: { fc3: 6, cnn_small: 3, cnn_batchnorm: 3, resnet: 6 },
  backward: { fc3: 6, cnn_batchnorm: 1 },
};

const TASKS = GOLDEN_NAMES.flatMap((name) =>
  goldenMethods(name, true).flatMap((method) => {
    const images = IMAGES[METHODS[method].inner][name];
    return images === undefined ? [] : [{ name, method, images }];
  }),
);

describe.each(TASKS)('$method bounds of $name', ({ name, method, images }) => {
  const { network, golden } = readGolden(name);
  const cases = casesOf(golden.cases, method);

  async function bound({ epsilon, clip }: GoldenCase, rounding: Rounding) {
    const ready = uploadNetwork(network);
    const indices = golden.images.slice(0, images);
    const { values } = await new InputReader(diskAssets).read({ dataset: 'fashion-mnist', indices }, network);
    const box = inputBox(values, epsilon, clip, rounding);
    const labels = golden.labels.slice(0, images);
    const bounds = await BOUNDS_BY[method].bound(ready, box, labels, rounding, NO_CHECKPOINT);
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
