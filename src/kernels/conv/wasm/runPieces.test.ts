import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { Random } from '../../../numbers/random';
import { startTestBackend } from '../../../testing/backend';
import { releaseConstants } from '../../keptConstants';
import { sumConstants } from '../../rounding/intervalSums';
import { someIntervals } from '../../rounding/someIntervals';
import { addressOf } from '../../wasm/heap';
import { intervalConv2d, POINT } from '../intervalConv2d';
import { planLayer } from '../layerPlan';
import { keepsFew } from './keptProducts';
import { layerConstants } from './layerConstants';
import { cutIntoPieces, runPieces } from './runPieces';

const BATCH = 11;
const GEOMETRY = { strides: [2, 1], pads: [1, 2, 0, 1], dilations: [1, 1], groups: 1 } as const;

describe.each(['wasm', 'plain wasm'] as const)('a layer over boxes, piece by piece, on %s', (backend) => {
  beforeAll(() => startTestBackend(backend));

  it.each([
    { images: 1, parts: 1 },
    { images: 3, parts: 1 },
    { images: 2, parts: 4 },
    { images: 4, parts: 2 },
    { images: 16, parts: 1 },
  ])('has the same bounds, and sees the same largest number, with pieces %j', async (pieces) => {
    const random = new Random(7);
    const center = tf.tensor4d(
      Array.from({ length: BATCH * 90 }, () => random.uniform() - 0.5),
      [BATCH, 6, 5, 3],
    );
    const interval = tf.concat([tf.sub(center, 0.1), tf.add(center, 0.1)], 0) as tf.Tensor4D;
    const filter = tf.tensor4d(
      Array.from({ length: 270 }, () => random.uniform() - 0.5),
      [3, 3, 3, 10],
    );
    const bias = tf.tensor1d(Array.from({ length: 10 }, () => random.uniform()));
    const expected = intervalConv2d(interval, { filter, bias }, GEOMETRY, 'real');
    const wasm = tf.backend() as BackendWasm;
    const plan = planLayer(BATCH, interval, filter, GEOMETRY);
    const shares = sumConstants(plan.terms, 'real', false);
    const found = tf.zerosLike(expected);
    const constants = layerConstants(wasm, filter, bias, plan, shares);
    const at = { bounds: addressOf(wasm, interval), result: addressOf(wasm, found) };
    const mode = { isExact: false, isOutward: true, isClamped: false };
    const largest = runPieces(wasm, plan, pieces, constants, at, shares, mode, false);
    expect([...found.dataSync()]).toEqual([...expected.dataSync()]);
    expect(largest).toBe(Math.max(...interval.dataSync().map(Math.abs)));
    releaseConstants(filter);
    tf.dispose([center, interval, filter, bias, expected, found]);
  });
});

/** Of a batch of images whose numbers are mostly 0, as behind a ReLU, all others whole numbers. */
function mostlyNothing(random: Random, shape: readonly [number, number, number, number]): tf.Tensor4D {
  const whole = (most: number) => Math.floor(random.uniform() * (most + 1));
  const size = tf.util.sizeFromShape([...shape]);
  // Some channels are 0 everywhere, others here and there.
  const zeros = Array.from({ length: size }, (_, at) => at % 5 < 2 || random.uniform() < 0.4);
  const lower = zeros.map((isZero) => (isZero ? 0 : 2 * whole(4)));
  const upper = lower.map((low, at) => (zeros[at] ? 0 : low + 2 * whole(3)));
  return tf.tensor4d([...lower, ...upper], [2 * shape[0], shape[1], shape[2], shape[3]]);
}

describe.each(['wasm', 'plain wasm'] as const)('products with 0 that are left out, on %s', (backend) => {
  beforeAll(() => startTestBackend(backend));

  const layerOf = (random: Random, channels: number, window: number, outputs: number) => {
    const whole = () => Math.floor(random.uniform() * 9) - 4;
    const count = window * window * channels * outputs;
    const filter = tf.tensor4d(Array.from({ length: count }, whole), [window, window, channels, outputs]);
    return { filter, bias: tf.tensor1d(Array.from({ length: outputs }, whole)) };
  };

  it.each([
    { channels: 5, window: 3, outputs: 10, isExact: false },
    { channels: 5, window: 3, outputs: 10, isExact: true },
    { channels: 120, window: 3, outputs: 27, isExact: false },
    { channels: 64, window: 3, outputs: 24, isExact: true },
  ])('leave whole numbers as they are: %j', ({ channels, window, outputs, isExact }) => {
    const random = new Random(3);
    const interval = mostlyNothing(random, [BATCH, 6, 5, channels]);
    const { filter, bias } = layerOf(random, channels, window, outputs);
    const wasm = tf.backend() as BackendWasm;
    const plan = planLayer(BATCH, interval, filter, GEOMETRY);
    const shares = sumConstants(plan.terms, 'none', isExact);
    const constants = layerConstants(wasm, filter, bias, plan, shares);
    const bounds = [false, true].flatMap((isKept) => {
      return [1, 2].map((parts) => {
        const found = tf.zeros([2 * BATCH, ...plan.output, outputs]);
        const at = { bounds: addressOf(wasm, interval), result: addressOf(wasm, found) };
        const mode = { isExact, isOutward: false, isClamped: false };
        runPieces(wasm, plan, { images: 3, parts }, constants, at, shares, mode, isKept);
        const values = [...found.dataSync()];
        found.dispose();
        return values;
      });
    });
    for (const other of bounds) expect(other).toEqual(bounds[0]);
    releaseConstants(filter);
    tf.dispose([interval, filter, bias]);
  });

  it.each(['wide', 'narrow'] as const)('leave bounds as close around what the layer can give, of %s boxes', (width) => {
    const random = new Random(5);
    const [inputs, outputs] = [1000, 40];
    const share = width === 'wide' ? 0.1 : 1e-5;
    const lower = Float32Array.from({ length: BATCH * inputs }, () => Math.max(0, random.uniform() - 0.7));
    const upper = lower.map((low) => (low === 0 ? 0 : low * (1 + share)));
    const weights = Float32Array.from({ length: inputs * outputs }, () => random.uniform() - 0.5);
    const interval = tf.tensor4d([...lower, ...upper], [2 * BATCH, 1, 1, inputs]);
    const filter = tf.tensor4d(weights, [1, 1, inputs, outputs]);
    const planned = planLayer(BATCH, interval, filter, POINT);
    expect(keepsFew(someIntervals(interval.dataSync<'float32'>()), planned)).toBe(true);
    const found = intervalConv2d(interval, { filter }, POINT, 'real');
    const values = found.dataSync();
    for (let at = 0; at < BATCH * outputs; at++) {
      const [row, output] = [Math.floor(at / outputs), at % outputs];
      let [least, most, magnitude] = [0, 0, 0];
      for (let input = 0; input < inputs; input++) {
        const weight = weights[input * outputs + output] as number;
        const ends = [lower, upper].map((bound) => weight * (bound[row * inputs + input] as number));
        least += Math.min(...ends);
        most += Math.max(...ends);
        magnitude += Math.max(...ends.map(Math.abs));
      }
      const room = width === 'wide' ? 1e-5 * magnitude : 2e-7 * magnitude;
      expect(values[at]).toBeLessThanOrEqual(least);
      expect(values[at]).toBeGreaterThan(least - room);
      expect(values[BATCH * outputs + at]).toBeGreaterThanOrEqual(most);
      expect(values[BATCH * outputs + at]).toBeLessThan(most + room);
    }
    releaseConstants(filter);
    tf.dispose([interval, filter, found]);
  });
});

describe('the pieces of a batch', () => {
  const filter = { shape: [4, 4, 16, 32] } as unknown as tf.TensorInfo;
  const geometry = { strides: [2, 2], pads: [1, 1, 1, 1], dilations: [1, 1], groups: 1 } as const;
  const planOf = (batch: number) =>
    planLayer(batch, { shape: [batch, 14, 14, 16] } as unknown as tf.TensorInfo, filter, geometry);

  it.each([1, 2, 4, 8])('are dealt out alike among %d threads, and leave no image out', (threads) => {
    for (const batch of [1, 3, 16, 100, 128, 1000]) {
      const pieces = cutIntoPieces(planOf(batch), 2 ** 15, threads);
      if (!pieces) {
        expect(batch).toBeLessThan(2 * threads);
        continue;
      }
      const rounds = Math.ceil(Math.ceil(batch / pieces.images) / pieces.parts);
      expect(rounds * pieces.parts * pieces.images).toBeGreaterThanOrEqual(batch);
      expect(pieces.parts).toBeLessThanOrEqual(Math.max(1, 2 * threads));
    }
  });

  it('are none of layers in groups, whose pieces would be made once for each', () => {
    const grouped = { ...planOf(128), geometry: { ...geometry, groups: 2 } };
    expect(cutIntoPieces(grouped, 2 ** 15, 1)).toBeUndefined();
  });
});
