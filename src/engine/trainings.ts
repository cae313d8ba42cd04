import { engine } from './client';
import { IndexedTrainings } from './indexedTrainings';
import { TrainingList } from './trainingList';
import type { Trainings } from './trainingTypes';
import { startTrainingWorker } from './trainingWorkers';

let list: Trainings | undefined;

/** The page's trainings; there is one list of them, whichever view is open. */
export function trainings(): Trainings {
  list ??= new TrainingList({
    store: new IndexedTrainings(),
    startWorker: startTrainingWorker,
    choices: () => engine().trainingChoices(),
  });
  return list;
}
