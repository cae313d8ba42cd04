import type { Checkpoint } from '../bounds/checkpoint';
import type { BoundsRequest, Progress } from './api/requestTypes';
import type { InputBatch } from './stores/inputs';
import type { StoredModel } from './stores/modelStore';

/** What every request about boxes of inputs says. */
export type BoxRequest = Pick<BoundsRequest, 'model' | 'input' | 'backend' | 'clip'> & {
  readonly epsilon?: number;
  readonly largest?: number;
};

/** Answers a request that was checked. */
export type Compute<Full, Result> = (
  model: StoredModel,
  inputs: InputBatch,
  full: Full,
  checkpoint: Checkpoint,
  onProgress?: (progress: Progress) => void,
) => Promise<Result>;
