import { datasetOf } from '../../formats/datasets/index';

/** A data set that networks can be trained on in the page. */
export interface TrainingDataset {
  readonly id: string;
  readonly images: number;
  /** Images that tell the accuracy at the end, and nothing before; the views show the network these. */
  readonly testDataset: string;
  /** Radii to start from, in pixel values from 0 to 1. */
  readonly epsilonInner: number;
  readonly epsilonOuter: number;
  /** Whether an image seen in a mirror is of the same kind. */
  readonly mirror: boolean;
}

/** Those that come with Boundscope; samples of test sets are not for training. */
export const TRAINING_DATASETS: readonly TrainingDataset[] = [
  {
    id: 'fashion-mnist-train-12k',
    images: 12_000,
    testDataset: 'fashion-mnist',
    epsilonInner: 0.02,
    epsilonOuter: 0.1,
    mirror: true,
  },
];

/**
 * What there is to know of a data set to train on.
 *
 * @throws RangeError when it is none
 */
export function trainingDatasetOf(id: string): TrainingDataset {
  const found = TRAINING_DATASETS.find((dataset) => dataset.id === id);
  if (found) return found;
  const known = TRAINING_DATASETS.map((dataset) => `${datasetOf(dataset.id).name} (${dataset.id})`).join(', ');
  throw new RangeError(`No network is trained on “${id}” here. Choose one of: ${known}.`);
}
