import type { BackendName } from '../../catalog/backends';
import type { TrainingCheckpoint } from '../../training/checkpoint';
import type { EpochReport } from '../../training/report';
import type { TrainingRequest, TrainingSnapshot, WatchedImages } from '../api/trainingTypes';
import type { MetricDistances, Verdict } from '../api/types';

/** What a training's worker is asked. The first message is one of the first two, and comes once. */
export type TrainingCommand =
  | {
      readonly kind: 'train';
      readonly request: TrainingRequest;
      /** Where each of its networks stands, as far as they came. */
      readonly checkpoints: readonly TrainingCheckpoint[];
      readonly paused: boolean;
      readonly backend?: BackendName;
    }
  | { readonly kind: 'export'; readonly request: TrainingRequest; readonly checkpoints: readonly TrainingCheckpoint[] }
  | { readonly kind: 'pause' | 'resume' | 'step' };

/** Where the epoch in work stands. */
export interface TrainingProgress
  extends Pick<TrainingSnapshot, 'epoch' | 'step' | 'steps' | 'ramp' | 'part' | 'millisecondsPerStep' | 'secondsLeft'> {
  /** Mean loss of the stretch of steps that ends here, where one does. */
  readonly loss?: number;
}

/** What an epoch came to; epochs are counted over all networks of a tree. */
export interface FinishedEpoch {
  readonly report: EpochReport;
  readonly verdicts: readonly Verdict[];
  readonly distances?: MetricDistances;
  readonly bestEpoch?: number;
  /** Which network of a tree it is, and where it stands now; absent for the tree as a whole, which comes last. */
  readonly kept?: { readonly part: number; readonly checkpoint: TrainingCheckpoint };
}

/** What may let a training go on that has failed. */
export type TrainingRemedy = 'smaller batches' | 'another backend';

/** What a training's worker reports. */
export type TrainingEvent =
  | { readonly kind: 'started'; readonly backend: string; readonly watched: Omit<WatchedImages, 'verdicts'> }
  | ({ readonly kind: 'progress' } & TrainingProgress)
  | ({ readonly kind: 'epoch' } & FinishedEpoch)
  | { readonly kind: 'paused' | 'done' }
  /** The epoch in work begins once more; the notice says why. */
  | { readonly kind: 'again'; readonly notice: string }
  | { readonly kind: 'failed'; readonly message: string; readonly remedy?: TrainingRemedy }
  | { readonly kind: 'lostDevice'; readonly reason: string }
  | { readonly kind: 'exported'; readonly onnx: ArrayBuffer; readonly card: string };
