import { readingWaits } from '../../kernels/readTogether';
import type { Interval } from '../../kernels/rounding/interval';
import type { Rounding } from '../../kernels/rounding/rounding';
import type { ReadyNetwork } from '../../network/upload';
import { inputsToTighten } from '../backward/inputsToTighten';
import { InputTightener } from '../backward/tightenInputs';
import type { Checkpoint } from '../checkpoint';
import type { InputBox } from '../inputBox';
import { boundValues } from '../methods/ibp';
import { readAll } from '../readAlong';
import { intersectBounds, type ValueBounds } from '../valueBounds';
import { tightenBySearch } from './tightenBySearch';

/** How inner values are bounded. */
export interface ValueOptions {
  readonly batch: number;
  readonly rounding: Rounding;
  readonly iterations: number;
  /** Is given how many of `inputsSearched` are done. */
  readonly onInput: (done: number) => void;
}

/** How many inputs of activations and maxima `raiseValues` searches for. */
export function inputsSearched(ready: ReadyNetwork): number {
  return ready.nodes.reduce((count, node) => count + inputsToTighten(ready, node).length, 0);
}

/**
 * Bounds of every value, where inputs of activations and maxima are bounded one after the other by passes with slopes of
 * their own, each over the bounds found before; intersected with known bounds.
 *
 * @param known stays the caller's
 * @returns the caller disposes of them (disposeBounds)
 */
export async function raiseValues(
  ready: ReadyNetwork,
  box: InputBox,
  known: ValueBounds,
  { batch, rounding, iterations, onInput }: ValueOptions,
  checkpoint: Checkpoint,
): Promise<ValueBounds> {
  // Read already, and as tight as they were: where reading waits, they say which units may be open.
  const foreseen = readingWaits() ? await readAll(known) : undefined;
  return boundValues(ready, box, batch, rounding, checkpoint, (bounds) => {
    let done = 0;
    const context = { ready, bounds, batch, rounding };
    const onShare = (share: number) => onInput(done + share);
    const tightenBounds = tightenBySearch(context, { iterations, onShare }, checkpoint);
    const tightener = new InputTightener(context, bounds, tightenBounds, { foreseen, passes: 2 * iterations + 1 });
    return async (node) => {
      const inputs = inputsToTighten(ready, node);
      for (const { value } of inputs) intersectBounds(bounds, value, known.get(value) as Interval);
      await tightener.tighten(node);
      done += inputs.length;
      if (inputs.length > 0) onInput(done);
    };
  });
}
