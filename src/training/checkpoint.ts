import type { AdamState } from './adam';
import type { Arrays } from './arrays';
import type { Figures } from './figures';
import type { Recipe } from './recipe';

/** The best network so far, judged by the images held out. */
export interface BestSoFar {
  /** Epochs trained when it was taken. */
  readonly epoch: number;
  readonly heldOut: Figures;
  readonly score: number;
  readonly weights: Arrays;
}

/** Where a training run stands after a whole epoch: all it takes to go on to the bit. */
export interface Checkpoint {
  readonly recipe: Recipe;
  /** Epochs done. */
  readonly epoch: number;
  readonly weights: Arrays;
  readonly adam: AdamState;
  readonly best: BestSoFar | null;
  /** What the recipe's learning rate is multiplied by; below 1 once the training has diverged. */
  readonly rateFactor: number;
}
