import { DATASETS, type DatasetName, type DatasetRow } from '../../catalog/datasets';
import { ARCHITECTURES } from '../../training/architectures';
import type { TrainingChoices } from '../api/trainingTypes';

/** What a training can be made of. */
export function trainingChoices(): TrainingChoices {
  return {
    datasets: TRAINING_DATASETS.map(({ id, title, count, kind: { classes, radii } }) => ({
      id,
      name: title,
      classes,
      images: count,
      epsilonInner: radii.inner,
      epsilonOuter: radii.outer,
    })),
    architectures: ARCHITECTURES.map(({ id, summary }) => {
      const [name = id, note = ''] = summary.split(': ');
      return { id, name, note };
    }),
  };
}

/** A data set that networks can be trained on in the page. */
interface TrainingDataset extends DatasetRow<DatasetName> {
  readonly id: string;
  readonly test: DatasetName;
}

/** Those that come with Boundscope; samples of test sets are not for training. */
const TRAINING_DATASETS: readonly TrainingDataset[] = [...DATASETS].flatMap(([id, row]) =>
  row.bundled && row.test ? [{ id, ...row, test: row.test }] : [],
);

/**
 * What there is to know of a data set to train on.
 *
 * @throws RangeError when it is none
 */
export function trainingDatasetOf(id: string): TrainingDataset {
  const found = TRAINING_DATASETS.find((dataset) => dataset.id === id);
  if (found) return found;
  const known = TRAINING_DATASETS.map(({ title, id }) => `${title} (${id})`).join(', ');
  throw new RangeError(`No network is trained on “${id}” here. Choose one of: ${known}.`);
}
