import * as tf from '@tensorflow/tfjs-core';
import { NO_CHECKPOINT } from '../bounds/checkpoint';
import { inputBox } from '../bounds/inputBox';
import { boundValues } from '../bounds/methods/ibp';
import { disposeBounds } from '../bounds/valueBounds';
import { QUICKEST_METHOD } from '../catalog/methods';
import { REAL_ROUNDING } from '../catalog/roundings';
import { forward } from '../network/forward';
import type { BenchPlan } from './benchCase';
import { FourProducts } from './fourProducts';
import { ratio, type Task, Turns } from './measureInTurns';
import type { Measurement } from './measurement';
import type { ReadyCase } from './readyCase';

/** A sound pass of interval bounds beside others over the same images; each ends with the logits read. */
export interface PassFigures {
  /** Over a plain forward pass. */
  readonly ibpOverForward: number;
  /** Over bounds composed of four products a layer. */
  readonly ibpOverFourProducts: number;
}

/** Passes over the current backend, to be timed. */
export function openPasses({ model, inputs }: ReadyCase, plan: BenchPlan): Measurement<PassFigures> {
  const { ready, network } = model;
  const batch = plan.batch[QUICKEST_METHOD];
  const { values } = inputs(batch);
  const box = inputBox(values, plan.epsilon, [0, 1], REAL_ROUNDING);
  const shape = [batch, ...network.input.shape];
  const fourProducts = new FourProducts(ready);
  const tasks: Task[] = [
    {
      name: 'forward',
      run: () => readAndDispose(() => forward(ready, tf.tensor(Float32Array.from(values), shape))),
    },
    {
      name: 'four',
      run: () => readAndDispose(() => fourProducts.bounds(tf.tensor(box.lower, shape), tf.tensor(box.upper, shape))),
    },
    {
      name: 'bounds',
      run: async () => {
        const bounds = await boundValues(ready, box, batch, REAL_ROUNDING, NO_CHECKPOINT);
        await bounds.get(network.output)?.data();
        disposeBounds(bounds);
      },
    },
  ];
  return {
    turns: new Turns(tasks, plan),
    figures: (timings) => ({
      ibpOverForward: ratio(timings, 'bounds', 'forward'),
      ibpOverFourProducts: ratio(timings, 'bounds', 'four'),
    }),
    dispose: () => fourProducts.dispose(),
  };
}

async function readAndDispose(compute: () => tf.Tensor): Promise<void> {
  const tensor = tf.tidy(compute);
  await tensor.data();
  tensor.dispose();
}
