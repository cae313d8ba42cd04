import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ConvGeometry } from '../../kernels/conv/conv2d';
import { conv2dTransposed, phasedFilter, phasedShape } from '../../kernels/conv/conv2dTransposed';
import { releaseConstants } from '../../kernels/keptConstants';

const [BATCH, HEIGHT, WIDTH, CHANNELS, OUTPUTS] = [3, 4, 5, 3, 9];

/** Integers whose sums are exact. */
const integers = (count: number, seed: number) =>
  Float32Array.from({ length: count }, (_, at) => ((at * 37 + seed * 11) % 17) - 8);

/** Tests of convolutions passed back that hold on every backend, with numbers whose sums are exact. */
export function describeTransposed(backend: string, start: () => Promise<void>): void {
  describe(`a convolution passed back, phase by phase, on ${backend}`, () => {
    beforeAll(start);

    it.each([
      { filter: [3, 3], strides: [1, 1], part: [1, 1, 4, 5] },
      { filter: [3, 3], strides: [2, 2], part: [1, 1, 8, 9] },
      { filter: [1, 1], strides: [2, 2], part: [0, 0, 8, 10] },
      { filter: [4, 4], strides: [2, 2], part: [0, 0, 10, 12] },
      { filter: [2, 5], strides: [3, 1], part: [2, 0, 9, 7] },
      { filter: [3, 2], strides: [1, 3], part: [0, 4, 6, 5] },
      { filter: [2, 1], strides: [4, 3], part: [5, 2, 1, 1] },
    ] as const)('goes where single products lead: %j', async ({ filter, strides, part }) => {
      const geometry: ConvGeometry = { strides, pads: [0, 0, 0, 0], dilations: [1, 1], groups: 1 };
      const shape = [...filter, CHANNELS, OUTPUTS];
      const weights = integers(tf.util.sizeFromShape(shape), 1);
      const values = integers(BATCH * HEIGHT * WIDTH * OUTPUTS, 2);
      const phased = tf.tensor(phasedFilter(weights, shape, geometry), phasedShape(shape, geometry)) as tf.Tensor4D;
      const y = tf.tensor4d(values, [BATCH, HEIGHT, WIDTH, OUTPUTS]);
      const [top, left, height, width] = part;
      const expected = new Float32Array(BATCH * height * width * CHANNELS);
      let at = 0;
      for (let image = 0; image < BATCH; image++)
        for (let row = 0; row < HEIGHT; row++)
          for (let column = 0; column < WIDTH; column++)
            for (let output = 0; output < OUTPUTS; output++, at++)
              for (let tap = 0; tap < filter[0] * filter[1]; tap++)
                for (let channel = 0; channel < CHANNELS; channel++) {
                  const to = row * strides[0] + Math.floor(tap / filter[1]) - top;
                  const across = column * strides[1] + (tap % filter[1]) - left;
                  if (to < 0 || to >= height || across < 0 || across >= width) continue;
                  const weight = weights[(tap * CHANNELS + channel) * OUTPUTS + output] as number;
                  const place = ((image * height + to) * width + across) * CHANNELS + channel;
                  expected[place] = (expected[place] as number) + weight * (values[at] as number);
                }
      for (const rounding of ['real', 'none'] as const) {
        const found = conv2dTransposed(y, phased, { top, left, height, width }, geometry, rounding);
        expect(found.shape).toEqual([BATCH, height, width, CHANNELS]);
        expect([...(await found.data())].map((x) => x + 0)).toEqual([...expected].map((x) => x + 0));
        found.dispose();
      }
      releaseConstants(phased);
      tf.dispose([phased, y]);
    });
  });
}
