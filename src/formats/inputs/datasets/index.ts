import { DATASETS, type DatasetName, type DatasetRow } from '../../../catalog/datasets';
import { DatasetError } from '../datasetImages';

/**
 * The data set of that name.
 *
 * @throws DatasetError when there is none
 */
export function datasetOf(name: string): DatasetRow<DatasetName> {
  const found = DATASETS.get(name);
  if (found) return found;
  throw new DatasetError(`There is no data set “${name}”.`, `Choose one of: ${[...DATASETS.keys()].join(', ')}.`);
}
