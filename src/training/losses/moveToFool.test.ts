import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, expect, it } from 'vitest';
import { Random } from '../../numbers/random';
import { startTestBackend } from '../../testing/backend';
import type { AffineLayer, Layer } from '../bounds/layer';
import { layersOf, logitsOf } from '../bounds/layers';
import { LayerStack } from '../layerStack';
import { disposeTrainable, trainableNetwork } from '../trainableNetwork';
import { ibp } from './ibp';
import { crossEntropy, type Loss, lossContext } from './loss';
import { moveToFool } from './moveToFool';
import { mtlIbp } from './mtlIbp';
import { sabr } from './sabr';

beforeAll(() => startTestBackend('cpu'));

function dense(weight: number[][]): AffineLayer {
  return {
    kind: 'affine',
    weight: tf.tensor2d(weight),
    bias: tf.zeros([weight[0]?.length as number]),
    product: (x, w) => tf.matMul(x as tf.Tensor2D, w as tf.Tensor2D),
    transposed: (a, w) => tf.matMul(a as tf.Tensor2D, w as tf.Tensor2D, false, true),
  };
}

it('moves each value against what the label gains by it, and leaves what no unit reads', () => {
  // z = [relu(x₀ − x₁), 0], label 0: x₀ falls and x₁ rises, as long as the unit is on; nothing reads x₂.
  const layers: Layer[] = [dense([[1], [-1], [0]]), { kind: 'relu' }, dense([[1, 0]])];
  const images = tf.tensor2d([
    [0.75, 0.25, 0.5],
    [0.25, 0.75, 0.5],
    [0.05, 0, 0.5],
  ]) as unknown as tf.Tensor4D;
  const oneHot = tf.tensor2d([
    [1, 0],
    [1, 0],
    [1, 0],
  ]);
  const moved = moveToFool(layers, { images, oneHot }, 0.125, 1).arraySync() as unknown as number[][];
  expect(moved[0]).toEqual([0.625, 0.375, 0.5]);
  // The unit is off, so nothing pulls.
  expect(moved[1]).toEqual([0.25, 0.75, 0.5]);
  // Pixels end at 0.
  expect(moved[2]).toEqual([0, 0.125, 0.5]);
});

const network = new LayerStack([5, 5, 2], new Random(3)).conv(3, 3, 2).relu().flatten().dense(6).relu().dense(3);

function withLoss(
  read: (at: (loss: Loss) => number, layers: readonly Layer[], batch: Parameters<typeof lossContext>[1]) => void,
): void {
  const trainable = trainableNetwork(network.toNetwork('tiny'));
  const random = new Random(3);
  try {
    tf.tidy(() => {
      const batch = {
        images: tf.tensor4d(
          Float32Array.from({ length: 150 }, () => random.uniform()),
          [3, 5, 5, 2],
        ),
        oneHot: tf.tensor2d([
          [0, 0, 1],
          [1, 0, 0],
          [0, 1, 0],
        ]),
        labels: Uint8Array.of(2, 0, 1),
      };
      const layers = layersOf(trainable);
      read((loss) => loss(lossContext(layers, batch, 1)).dataSync()[0] as number, layers, batch);
    });
  } finally {
    disposeTrainable(trainable);
  }
}

it('more steps fool more, and all stay within the radius', () => {
  withLoss((_, layers, batch) => {
    const lossOf = (x: tf.Tensor) => crossEntropy(logitsOf(layers, x), batch.oneHot).dataSync()[0] as number;
    const losses = [1, 8].map((steps) => lossOf(moveToFool(layers, batch, 0.1, steps)));
    expect(losses[0]).toBeGreaterThan(lossOf(batch.images));
    expect(losses[1]).toBeGreaterThanOrEqual(losses[0] as number);
    const far = tf.max(tf.abs(tf.sub(moveToFool(layers, batch, 0.1, 8), batch.images))).dataSync()[0] as number;
    expect(far).toBeLessThan(0.1 + 1e-6);
  });
});

it('small boxes of the whole radius, and bounds alone, are interval bounds', () => {
  withLoss((at) => {
    const intervals = at(ibp({ kind: 'ibp', epsilon: 0.1, kappaEnd: 0 }));
    expect(at(sabr({ kind: 'sabr', epsilon: 0.1, boxShare: 1, steps: 3, kappaEnd: 0 }))).toBeCloseTo(intervals, 5);
    expect(at(mtlIbp({ kind: 'mtl-ibp', epsilon: 0.1, share: 1, steps: 1 }))).toBeCloseTo(intervals, 5);
    expect(at(sabr({ kind: 'sabr', epsilon: 0.1, boxShare: 0.3, steps: 3, kappaEnd: 0 }))).toBeLessThan(intervals);
    expect(at(mtlIbp({ kind: 'mtl-ibp', epsilon: 0.1, share: 0.3, steps: 1 }))).toBeLessThan(intervals);
  });
});
