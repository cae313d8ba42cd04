import type { TrainingBackend } from '../../catalog/backends';
import type { Recipe } from '../../training/recipe';

/** What a training is asked for. */
export interface TrainOptions<R = Recipe> {
  readonly recipe: R;
  /** The folder of the run. */
  readonly out: string;
  /** Where to look for data sets first. */
  readonly data: string | undefined;
  /** Whether to go on with the run in the folder. */
  readonly resume: boolean;
  readonly backend: TrainingBackend;
}
