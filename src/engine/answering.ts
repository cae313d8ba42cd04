import type { Checkpoint } from '../bounds/checkpoint';
import type { BoundsRequest, Progress } from './api/requestTypes';
import type { BoxedInputs } from './stores/inputs';
import type { StoredModel } from './stores/modelStore';

/** What every request about boxes of inputs says. */
export type BoxRequest = Pick<BoundsRequest, 'model' | 'input' | 'lower' | 'upper' | 'backend' | 'clip'> & {
  readonly epsilon?: number;
  readonly largest?: number;
};

/** Answers a request that was checked. */
export type Compute<Full, Result> = (
  model: StoredModel,
  inputs: BoxedInputs,
  full: Full,
  checkpoint: Checkpoint,
  onProgress?: (progress: Progress) => void,
) => Promise<Result>;
