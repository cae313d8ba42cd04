import * as tf from '@tensorflow/tfjs-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LOSS_NAMES, type LossName } from '../../catalog/trainings';
import { Random } from '../../numbers/random';
import { startTestBackend } from '../../testing/backend';
import type { Batch } from '../batch';
import { layersOf } from '../bounds/layers';
import { LayerStack } from '../layerStack';
import { disposeTrainable, type TrainableNetwork, trainableNetwork } from '../trainableNetwork';
import { crownIbp } from './crownIbp';
import { ibp } from './ibp';
import { igrp } from './igrp';
import { lossOf, usualLoss } from './index';
import { type Loss, type LossContext, lossContext } from './loss';

const STEP = 1e-3;
const RADII = [
  [0, 0.05, 0.2],
  [0.05, 0, 0.1],
  [0.2, 0.1, 0],
];
const FULL = { kappaEnd: 0, betaStart: 1, betaEnd: 1 };

const LOSSES: Readonly<Record<string, Loss>> = {
  ...Object.fromEntries(LOSS_NAMES.map((name) => [name, usual(name)])),
  'ibp alone': ibp({ kind: 'ibp', epsilon: 0.1, kappaEnd: 0 }),
  'crown-ibp alone': crownIbp({ kind: 'crown-ibp', epsilon: 0.1, ...FULL }),
  'ibp, regularised': ibp({ kind: 'ibp', epsilon: 0.1, kappaEnd: 0.5, regularizer: 2 }),
  'igrp, summed': igrp({ kind: 'igrp', form: 'summed', ...FULL }, RADII),
  'igrp, one vector': igrp({ kind: 'igrp', form: 'one-vector', ...FULL, betaStart: 0, betaEnd: 0.5 }, RADII),
};

/** As trainings in the page have it. */
function usual(name: LossName): Loss {
  const radii = { groups: [['a', 'b']], groupsFrom: '', inner: 0.05, outer: 0.1 };
  return lossOf({ loss: usualLoss(name, 0.1), radii }, ['a', 'b', 'c']);
}

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
  tf.dispose([batch.images, batch.oneHot, ...found.values()]);
});

/** Images that an attack moves count as constant, so they are those that it finds with the network as it was. */
function context(): LossContext {
  return { ...lossContext(layersOf(network), batch, 0.7), attacked: attackedAtFirst };
}

const found = new Map<string, tf.Tensor>();

function attackedAtFirst(epsilon: number, steps: number): tf.Tensor {
  const key = `${epsilon} ${steps}`;
  const known = found.get(key) ?? tf.keep(lossContext(layersOf(network), batch, 0.7).attacked(epsilon, steps));
  found.set(key, known);
  return known;
}

function lossValue(loss: Loss): number {
  return tf.tidy(() => loss(context()).dataSync()[0] as number);
}

/** The difference quotient as all variables move along a direction, and what the gradient says it is. */
function slopes(loss: Loss, random: Random): { readonly found: number; readonly expected: number } {
  return tf.tidy(() => {
    const variables = [...network.variables.values()];
    const { grads } = tf.variableGrads(() => loss(context()), variables);
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
