import { engine } from './client';
import { IndexedTrainings } from './training/indexedTrainings';
import { TrainingList } from './training/trainingList';
import { startTrainingWorker } from './training/trainingWorkers';
import type { Trainings } from './trainingTypes';

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
