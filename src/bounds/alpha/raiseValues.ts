import * as tf from '@tensorflow/tfjs-core';
import { type Interval, lowerOf, packInterval, upperOf } from '../../kernels/interval';
import type { Rounding } from '../../kernels/rounding';
import type { ReadyNetwork } from '../../network/upload';
import { inputsToTighten } from '../backward/inputsToTighten';
import { boundValues, type ValueBounds } from '../boundValues';
import type { Checkpoint } from '../checkpoint';
import type { InputBox } from '../inputBox';
import { tightenBySearch } from './tightenBySearch';

/** How inner values are bounded. */
export interface ValueOptions {
  readonly batch: number;
  readonly rounding: Rounding;
  readonly iterations: number;
  /** Is told how many of `searchedValues` are done. */
  readonly onValue: (done: number) => void;
}

/** The values whose bounds `raiseValues` searches for. */
export function searchedValues(ready: ReadyNetwork): readonly string[] {
  return [...new Set(ready.nodes.flatMap((node) => inputsToTighten(ready, node).names))];
}

/**
 * Bounds of every value, where activations' inputs are bounded one after the other by passes with slopes of their own,
 * each over the bounds found before; intersected with known bounds.
 *
 * @param known stays the caller's
 * @returns the caller disposes of them (disposeBounds)
 */
export function raiseValues(
  ready: ReadyNetwork,
  box: InputBox,
  known: ValueBounds,
  { batch, rounding, iterations, onValue }: ValueOptions,
  checkpoint: Checkpoint,
): Promise<ValueBounds> {
  const done = new Set<string>();
  return boundValues(ready, box, batch, rounding, checkpoint, async (node, bounds) => {
    const { names, wanted } = inputsToTighten(ready, node);
    for (const name of names) {
      if (done.has(name)) continue;
      intersect(bounds, name, known.get(name) as Interval);
      const onShare = (share: number) => onValue(done.size + share);
      const context = { ready, bounds, batch, rounding };
      const tightened = await tightenBySearch(context, name, { wanted, iterations, onShare }, checkpoint);
      replace(bounds, name, tightened);
      done.add(name);
      onValue(done.size);
    }
  });
}

function intersect(bounds: ValueBounds, name: string, known: Interval): void {
  const found = bounds.get(name) as Interval;
  const both = tf.tidy(() =>
    packInterval(tf.maximum(lowerOf(found), lowerOf(known)), tf.minimum(upperOf(found), upperOf(known))),
  );
  replace(bounds, name, both);
}

function replace(bounds: ValueBounds, name: string, interval: Interval): void {
  bounds.get(name)?.dispose();
  bounds.set(name, interval);
}
