import type { OpenReason } from '../../../engine/api/types';
import { formatSeconds } from '../../../numbers/amounts';
import { counted } from '../../../numbers/format';

/* What is said of a decision. */

/** What deciding is, and what it came to. */
export const DECISION = {
  about: 'Attacks, bounds, and splits what is left until all of it is verified or a counterexample is found.',
  next: 'Decide by splitting',
  verified: 'Every subproblem is verified.',
  falsified: (name: string) => `An input of the box is classified as ${name}.`,
  score: (name: string) => `At an input of the box the score is ${name}.`,
  unknown: {
    time: (limit: string) =>
      `Not decided within ${limit}. Give it more time and decide again, or ask about a smaller box.`,
    memory: () =>
      'The subproblems that are left take more memory than is allowed. Allow more and decide again, or ask about a smaller box.',
    precision: () => 'What is left cannot be split further in float32. A smaller box may be decided.',
    magnitude: () => 'Numbers in the network grow too large to be bounded. A smaller box may be decided.',
  } satisfies Record<OpenReason, (limit: string) => string>,
  again: 'Decide again',
  searching: 'Attacking, then bounding the whole box.',
  running: 'Splitting.',
  paused: 'Paused.',
  left: (time: string) => `By what is verified so far, ${time} left.`,
  limit: (time: string) => `Ends within ${time}, decided or not.`,
  helped: 'The bounds rose most by splitting',
  tree: (depth: number) => `The tree, ${counted(depth, 'split')} deep`,
  levels: 'The tree, each row one split deeper: verified solid, unknown hatched, split further pale.',
  chart: 'Above, the worst bound over time: at zero all is verified. Below, subproblems',
} as const;

/** What a decision may take at most. */
export const TIME_LIMIT = 'Time limit';

interface Open {
  readonly reason?: OpenReason;
  readonly of: { readonly timeout: number };
}

/** Why a decision came to neither, and what can be done. */
export function openWords({ reason = 'time', of: { timeout } }: Open): string {
  return DECISION.unknown[reason](formatSeconds(timeout));
}
