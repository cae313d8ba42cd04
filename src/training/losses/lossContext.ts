import type { Batch } from '../batch';
import { boxAround, type CenteredInterval, type IntervalPass, propagateIntervals } from '../bounds/intervals';
import type { Layer } from '../bounds/layer';

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
  return { layers, batch, ramp, intervals };
}
