import { TRAINING_NAMES } from '../../catalog/trainings';
import {
  type Guard,
  isCount,
  isFiniteNumber,
  isFlag,
  isInstanceOf,
  isListOf,
  isMapOf,
  isNumber,
  isOneOf,
  isRecordOf,
  isText,
  nullable,
  optional,
  where,
} from '../../numbers/guards';
import type { AdamState } from '../../training/adam';
import type { BestSoFar, TrainingCheckpoint } from '../../training/checkpoint';
import type { Figures } from '../../training/figures';
import type { Recipe } from '../../training/recipe';
import type { EpochReport, TrainingRequest, TrainingSnapshot, WatchedImages } from '../api/trainingTypes';
import type { MetricDistances } from '../api/types';

const isFigures = isRecordOf<Figures>({
  clean: isFiniteNumber,
  verified: optional(isFiniteNumber),
  interGroup: optional(isFiniteNumber),
  innerGroup: optional(isFiniteNumber),
  adaptive: optional(isFiniteNumber),
});

const isRequest = isRecordOf<TrainingRequest>({
  name: isText,
  dataset: isText,
  architecture: isText,
  method: isOneOf(TRAINING_NAMES),
  groups: isListOf(isListOf(isText)),
  groupsFrom: isText,
  epsilonInner: isFiniteNumber,
  epsilonOuter: isFiniteNumber,
  epochs: isCount,
  batchSize: isCount,
  learningRate: isFiniteNumber,
  seed: isFiniteNumber,
});

const isReport = isRecordOf<EpochReport>({
  epoch: isCount,
  learningRate: isFiniteNumber,
  ramp: isFiniteNumber,
  loss: isNumber,
  heldOut: isFigures,
  best: isFlag,
});

const isDistances = where(
  isRecordOf<MetricDistances>({
    classes: isCount,
    euclidean: isInstanceOf(Float64Array),
    cosine: isInstanceOf(Float64Array),
    images: isCount,
  }),
  ({ classes, euclidean, cosine }) => euclidean.length === classes ** 2 && cosine.length === classes ** 2,
);

const isWatched = where(
  isRecordOf<WatchedImages>({
    dataset: isText,
    indices: isListOf(isCount),
    verdicts: isListOf(isListOf(isOneOf(['verified', 'falsified', 'unknown']))),
  }),
  ({ indices, verdicts }) => verdicts.every(({ length }) => length === indices.length),
);

/** Whether a record is a training as it was kept. */
export const isKeptSnapshot = isRecordOf<TrainingSnapshot>({
  id: isText,
  request: isRequest,
  phase: isOneOf(['waiting', 'running', 'paused', 'done', 'stopped', 'failed', 'elsewhere']),
  backend: optional(isText),
  epochs: isCount,
  part: optional(isText),
  epoch: isCount,
  step: isCount,
  steps: isCount,
  ramp: isFiniteNumber,
  ramps: isListOf(isFiniteNumber),
  losses: isListOf(isRecordOf({ at: isFiniteNumber, loss: isNumber })),
  reports: isListOf(isReport),
  distances: isListOf(isDistances),
  watched: optional(isWatched),
  millisecondsPerStep: optional(isFiniteNumber),
  secondsLeft: optional(isNumber),
  notices: isListOf(isText),
  bestEpoch: optional(isCount),
});

const isArrays = isMapOf(isInstanceOf(Float32Array));

/** Its loss, its schedule and the like come from the request, as the training itself compares. */
const isRecipe = isRecordOf<Pick<Recipe, 'id' | 'seed' | 'epochs'>>({
  id: isText,
  seed: isFiniteNumber,
  epochs: isCount,
});

/** Whether a record is where a network's training stood. */
export const isKeptCheckpoint = isRecordOf<TrainingCheckpoint>({
  recipe: isRecipe as Guard<Recipe>,
  epoch: isCount,
  weights: isArrays,
  adam: isRecordOf<AdamState>({ steps: isCount, means: isArrays, squares: isArrays }),
  best: nullable(isRecordOf<BestSoFar>({ epoch: isCount, heldOut: isFigures, score: isNumber, weights: isArrays })),
  rateFactor: isFiniteNumber,
});
