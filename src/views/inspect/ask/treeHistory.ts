import type { Computing } from '../../../app/ask/asking';
import type { AskOptions, TreeReport } from '../../../engine/api/types';

/** So many states are kept; where there are more, every second one is forgotten. */
const MOST_STATES = 400;

/** What branch and bound decided, and how its tree grew. */
export interface Decided<Result> {
  readonly result: Result;
  readonly history: readonly TreeReport[];
}

/** Asks for a decision and keeps what is reported of its tree on the way. */
export async function withHistory<Result>(
  computing: Computing<Decided<Result>>,
  ask: (options: AskOptions) => Promise<Result>,
): Promise<Decided<Result>> {
  let history: readonly TreeReport[] = [];
  const result = await ask({
    ...computing,
    onProgress: (progress) => {
      if (progress.tree) history = withState(history, progress.tree);
      computing.onProgress(progress);
    },
  });
  return { result, history };
}

/** A history with one state more; boxes and levels are those of the last state alone. */
export function withState(history: readonly TreeReport[], state: TreeReport): readonly TreeReport[] {
  const thinned = history.length < MOST_STATES ? history : history.filter((_, at) => at % 2 === 0);
  const earlier = thinned.map((one) => (one.boxes || one.levels.length > 0 ? withoutShape(one) : one));
  return [...earlier, state];
}

function withoutShape({ boxes: _, ...state }: TreeReport): TreeReport {
  return { ...state, levels: [] };
}
