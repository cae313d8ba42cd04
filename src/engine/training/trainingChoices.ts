import { datasetOf } from '../../formats/datasets/index';
import { ARCHITECTURES } from '../../training/architectures/index';
import type { TrainingChoices } from '../trainingTypes';
import { TRAINING_DATASETS } from './trainingDatasets';

/** What a training can be made of. */
export function trainingChoices(): TrainingChoices {
  return {
    datasets: TRAINING_DATASETS.map(({ id, images, epsilonInner, epsilonOuter }) => {
      const { name, classes } = datasetOf(id);
      return { id, name, classes, images, epsilonInner, epsilonOuter };
    }),
    architectures: ARCHITECTURES.map(({ id, summary }) => {
      const [name = id, note = ''] = summary.split(': ');
      return { id, name, note };
    }),
  };
}
