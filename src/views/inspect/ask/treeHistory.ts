import type { DecideResult, ToldTree } from '../../../engine/api/types';

/** So many states are kept; where there are more, every second one is forgotten. */
const MOST_STATES = 400;

/** A decision, and how its tree grew. */
export interface Decided {
  readonly result: DecideResult;
  readonly history: readonly ToldTree[];
}

/** A history with one state more; boxes are those of the last state alone. */
export function withState(history: readonly ToldTree[], state: ToldTree): readonly ToldTree[] {
  const thinned = history.length < MOST_STATES ? history : history.filter((_, at) => at % 2 === 0);
  const earlier = thinned.map((one) => (one.boxes ? withoutBoxes(one) : one));
  return [...earlier, state];
}

function withoutBoxes({ boxes: _, ...state }: ToldTree): ToldTree {
  return state;
}
