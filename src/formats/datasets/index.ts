import { DatasetError } from '../datasetError';
import { cifar10Sample, cifar10Test, cifar10Train } from './cifar10';
import type { Dataset } from './dataset';
import { fashionMnist, fashionMnistTrain, fashionMnistTrain12k } from './fashionMnist';

/** Every data set Boundscope knows, by id. */
export const DATASETS: readonly Dataset[] = [
  fashionMnist,
  fashionMnistTrain12k,
  fashionMnistTrain,
  cifar10Sample,
  cifar10Test,
  cifar10Train,
];

/**
 * The data set of that id.
 *
 * @throws DatasetError when there is none
 */
export function datasetOf(id: string): Dataset {
  const found = DATASETS.find((dataset) => dataset.id === id);
  if (found) return found;
  const known = DATASETS.map((dataset) => dataset.id).join(', ');
  throw new DatasetError(`There is no data set “${id}”.`, `Choose one of: ${known}.`);
}
