import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { Random } from '../../../numbers/random';
import { startTestBackend } from '../../../testing/backend';
import { releaseConstants } from '../../keptConstants';
import { sumConstants } from '../../rounding/intervalSums';
import { addressOf } from '../../wasm/heap';
import { intervalConv2d } from '../intervalConv2d';
import { planLayer } from '../layerPlan';
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
    const largest = runPieces(wasm, plan, pieces, constants, at, shares, mode);
    expect([...found.dataSync()]).toEqual([...expected.dataSync()]);
    expect(largest).toBe(Math.max(...interval.dataSync().map(Math.abs)));
    releaseConstants(filter);
    tf.dispose([center, interval, filter, bias, expected, found]);
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
