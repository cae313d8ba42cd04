import * as tf from '@tensorflow/tfjs-core';
import '../../kernels/gradients/registerAutodiff';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Random } from '../../numbers/random';
import { startTestBackend } from '../../testing/backend';
import { LayerStack } from '../architectures/layerStack';
import type { Batch } from '../batch';
import { layersOf } from '../bounds/layers';
import { disposeTrainable, type TrainableNetwork, trainableNetwork } from '../trainableNetwork';
import { crownIbp } from './crownIbp';
import { ibp } from './ibp';
import { igrp } from './igrp';
import type { Loss } from './loss';
import { lossContext } from './lossContext';
import { natural } from './natural';

const STEP = 1e-3;
const RADII = [
  [0, 0.05, 0.2],
  [0.05, 0, 0.1],
  [0.2, 0.1, 0],
];
const FULL = { kappaEnd: 0, betaStart: 1, betaEnd: 1 };

const LOSSES: Readonly<Record<string, Loss>> = {
  natural,
  ibp: ibp({ kind: 'ibp', epsilon: 0.1, kappaEnd: 0 }),
  'ibp mixed with natural': ibp({ kind: 'ibp', epsilon: 0.1, kappaEnd: 0.5 }),
  'crown-ibp': crownIbp({ kind: 'crown-ibp', epsilon: 0.1, ...FULL }),
  'crown-ibp mixed with ibp': crownIbp({ kind: 'crown-ibp', epsilon: 0.1, kappaEnd: 0.5, betaStart: 1, betaEnd: 0 }),
  'ibp, regularised': ibp({ kind: 'ibp', epsilon: 0.1, kappaEnd: 0.5, regularizer: 2 }),
  'igrp, summed': igrp({ kind: 'igrp', form: 'summed', ...FULL }, RADII),
  'igrp, one vector': igrp({ kind: 'igrp', form: 'one-vector', ...FULL, betaStart: 0, betaEnd: 0.5 }, RADII),
};

let network: TrainableNetwork;
let batch: Batch;

beforeAll(async () => {
  await startTestBackend('cpu');
  const random = new Random(3);
  const stack = new LayerStack([5, 5, 2], random).conv(3, 3, 2).relu().flatten().dense(6).relu().dense(3);
  network = trainableNetwork(stack.toNetwork('tiny'));
  batch = {
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
});

afterAll(() => {
  disposeTrainable(network);
  tf.dispose([batch.images, batch.oneHot]);
});

function lossValue(loss: Loss): number {
  return tf.tidy(() => loss(lossContext(layersOf(network), batch, 0.7)).dataSync()[0] as number);
}

/** The difference quotient as all variables move along a direction, and what the gradient says it is. */
function slopes(loss: Loss, random: Random): { readonly found: number; readonly expected: number } {
  return tf.tidy(() => {
    const variables = [...network.variables.values()];
    const { grads } = tf.variableGrads(() => loss(lossContext(layersOf(network), batch, 0.7)), variables);
    const directions = variables.map((variable) =>
      tf.tensor(
        Float32Array.from({ length: variable.size }, () => 2 * random.uniform() - 1),
        variable.shape,
      ),
    );
    const start = variables.map((variable) => tf.clone(variable));
    const at = (step: number) => {
      variables.forEach((variable, index) => {
        variable.assign(tf.add(start[index] as tf.Tensor, tf.mul(directions[index] as tf.Tensor, step)));
      });
      return lossValue(loss);
    };
    const expected = (at(STEP) - at(-STEP)) / (2 * STEP);
    at(0);
    const parts = variables.map((variable, index) =>
      tf.sum(tf.mul(grads[variable.name] as tf.Tensor, directions[index] as tf.Tensor)),
    );
    return { found: tf.addN(parts).dataSync()[0] as number, expected };
  });
}

describe('the gradient agrees with difference quotients', () => {
  it.each(Object.entries(LOSSES))('for %s', (_, loss) => {
    const random = new Random(17);
    for (let trial = 0; trial < 8; trial++) {
      const { found, expected } = slopes(loss, random);
      expect(Math.abs(found - expected)).toBeLessThan(0.005 * (1 + Math.abs(expected)));
    }
  });
});
