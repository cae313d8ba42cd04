import * as tf from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { startTestBackend } from '../testing/backend';
import { sumInPairs } from './blocks';
import { conv2d } from './conv2d';
import { conv2dParts } from './conv2dByRows';
import { releaseSlices } from './weightSlices';

beforeAll(() => startTestBackend('wasm'));

const small = (least: number, most: number) => fc.integer({ min: least, max: most });

it('gives what a convolution and the addition of the bias give, and keeps nothing once released', () => {
  const before = tf.memory().numTensors;
  const cases = fc.record({
    height: small(1, 6),
    rows: small(2, 4),
    strides: fc.tuple(small(1, 2), small(1, 2)),
    pads: fc.tuple(small(0, 3), small(0, 2), small(0, 3), small(0, 2)),
    dilation: small(1, 2),
    groups: small(1, 2),
    hasBias: fc.boolean(),
  });
  fc.assert(
    fc.property(cases, ({ height, rows, strides, pads, dilation, groups, hasBias }) => {
      fc.pre(height + pads[0] + pads[2] >= dilation * (rows - 1) + 1);
      const geometry = { strides, pads, dilations: [dilation, 1] as const, groups };
      tf.tidy(() => {
        const whole = (shape: number[]) => tf.round(tf.randomUniform(shape, -9, 9, 'float32', 5));
        const z = whole([2, height, 4, 2 * groups]) as tf.Tensor4D;
        const filter = whole([rows, 2, 2, 2 * groups]) as tf.Tensor4D;
        const bias = hasBias ? (whole([2 * groups]) as tf.Tensor1D) : undefined;
        const expected = conv2d(z, filter, geometry);
        const found = sumInPairs(conv2dParts(z, filter, geometry, { size: 4, count: rows }, bias));
        expect(found.shape).toEqual(expected.shape);
        expect([...found.dataSync()]).toEqual([...(bias ? tf.add(expected, bias) : expected).dataSync()]);
        releaseSlices(filter);
      });
    }),
  );
  expect(tf.memory().numTensors).toBe(before);
});
