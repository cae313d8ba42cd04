import type { Rounding } from '../../kernels/rounding/rounding';
import type { ReadyNetwork } from '../../network/upload';
import type { Checkpoint } from '../checkpoint';
import type { Question } from './question';
import type { TreeCount } from './treeCount';
import type { Witness } from './witness';

/** What branch and bound works with. */
export interface Branching {
  readonly ready: ReadyNetwork;
  readonly question: Question;
  /** The alternatives that are still open. */
  readonly alternatives: readonly number[];
  readonly rounding: Rounding;
  /** Subproblems kept at once, at most: what memory allows. */
  readonly mostOpen: number;
  readonly checkpoint: Checkpoint;
  /** Is told of every step. */
  readonly count: TreeCount;
  /** Of each of the alternatives in what is to be decided. */
  readonly weight: number;
}

/** How it ended: a counterexample, or whether everything was proved. */
export interface Outcome {
  readonly witness?: Witness;
  readonly isProved: boolean;
}
