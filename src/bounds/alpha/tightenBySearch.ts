import { operationOf } from '../../network/ops';
import type { BackwardContext } from '../backward/context';
import type { TightenBounds } from '../backward/tightenInputs';
import { tightenByChunks } from '../backward/tightenUnits';
import { type Fields, fieldsOf } from '../backward/windows/field';
import type { Checkpoint } from '../checkpoint';
import { rowCost } from '../cost/passCost';
import { unitsSearchedAtOnce } from '../cost/room';
import { searchFew } from './searchBounds';
import { planSearch } from './searchPlan';

/** How long is searched. */
export interface SearchTime {
  readonly iterations: number;
  /** Is given what share of a value is done. */
  readonly onShare: (share: number) => void;
}

/**
 * Tightens bounds of values by backward passes with slopes of their own for both bounds of every unit asked for, intersected
 * with what is known.
 *
 * @param context whose bounds hold every value that passes go through
 */
export function tightenBySearch(
  context: BackwardContext,
  { iterations, onShare }: SearchTime,
  checkpoint: Checkpoint,
): TightenBounds {
  const { ready, batch } = context;
  return async (value, own, units) => {
    const fields: Fields = isSmoothBefore(context, value) ? new Map() : fieldsOf(ready, value);
    const chunk = unitsSearchedAtOnce(ready, batch, rowCost(ready, value, fields));
    await tightenByChunks(own, { ready, value, units, fields, chunk }, (start, before, share) => {
      const onIteration = (done: number) => onShare(before + (share * done) / iterations);
      return searchFew(context, value, start, { iterations, onIteration }, checkpoint);
    });
  };
}

/** Smooth activations take bounds for every row, which windows do not bring. */
function isSmoothBefore({ ready }: BackwardContext, value: string): boolean {
  return planSearch(ready, value).turning.some((node) => {
    const { backward } = operationOf(node.op);
    return backward?.kind === 'relaxed' && backward.choice(node)?.kind === 'touching';
  });
}
