import * as tf from '@tensorflow/tfjs-core';
import { type Adam, clipGradients } from './adam';
import type { Batch } from './batch';
import { layersOf } from './bounds/layers';
import { type Loss, lossContext } from './losses/loss';
import type { TrainableNetwork } from './trainableNetwork';

/** What a step needs besides its batch. */
export interface StepSettings {
  readonly network: TrainableNetwork;
  readonly adam: Adam;
  readonly loss: Loss;
  readonly clipNorm: number | undefined;
}

/**
 * Takes one step down the gradient of a batch, without reading anything back.
 *
 * @returns the loss, which stays on the device; the caller's to dispose
 */
export function trainingStep(
  { network, adam, loss, clipNorm }: StepSettings,
  batch: Batch,
  ramp: number,
  learningRate: number,
): tf.Scalar {
  return tf.tidy(() => {
    const variables = [...network.variables.values()];
    const { value, grads } = tf.variableGrads(() => loss(lossContext(layersOf(network), batch, ramp)), variables);
    const gradients = new Map([...network.variables].map(([key, { name }]) => [key, grads[name] as tf.Tensor]));
    adam.step(clipNorm === undefined ? gradients : clipGradients(gradients, clipNorm), learningRate);
    return value;
  });
}
