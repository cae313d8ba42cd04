import type { Scalar } from '@tensorflow/tfjs-core';
import * as tf from '@tensorflow/tfjs-core';
import type { Batch } from '../batch';
import { boxAround, type CenteredInterval, type IntervalPass, propagateIntervals } from '../bounds/intervals';
import type { Layer } from '../bounds/layer';
import type { GroupRadii } from '../radii';
import { moveToFool } from './moveToFool';

/** What training makes small: differentiable in the network's variables, the mean over the batch. */
export type Loss = (context: LossContext) => Scalar;

/** A loss as recipes know it, by settings of its own. */
export interface LossEntry<Settings> {
  /** The settings of trainings in the page, at this radius between groups. */
  usual(epsilon: number): Settings;
  /** @throws RangeError where the radii name groups that the classes do not have, or are missing where they are needed */
  loss(settings: Settings, radii: GroupRadii | undefined, classes: readonly string[]): Loss;
}

/** A box of images and the interval bounds that follow from it. */
export interface BoxPass extends IntervalPass {
  readonly box: CenteredInterval;
}

/** What a loss may depend on. */
export interface LossContext {
  readonly layers: readonly Layer[];
  readonly batch: Batch;
  /** The ramp s, from 0 (natural training) to 1. */
  readonly ramp: number;
  /** Interval bounds over the images within epsilon; computed once for each radius. */
  intervals(epsilon: number): BoxPass;
  /** The images as an attack within epsilon moves them; they count as constant. */
  attacked(epsilon: number, steps: number): tf.Tensor;
}

/** The context of one batch, to be made where gradients are taken. */
export function lossContext(layers: readonly Layer[], batch: Batch, ramp: number): LossContext {
  const passes = new Map<number, BoxPass>();
  const intervals = (epsilon: number) => {
    const known = passes.get(epsilon);
    if (known) return known;
    const box = boxAround(batch.images, epsilon);
    const pass = { box, ...propagateIntervals(layers, box) };
    passes.set(epsilon, pass);
    return pass;
  };
  return { layers, batch, ramp, intervals, attacked: (...how) => moveToFool(layers, batch, ...how) };
}

/**
 * Mean over the batch of −log softmax(logits) at the label.
 *
 * @param logits [batch, classes]
 * @param oneHot [batch, classes]
 */
export function crossEntropy(logits: tf.Tensor2D, oneHot: tf.Tensor2D): tf.Scalar {
  return tf.tidy(() => tf.neg(tf.mean(tf.sum(tf.mul(oneHot, tf.logSoftmax(logits)), 1))));
}
