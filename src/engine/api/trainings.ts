import type { BackendName } from '../../catalog/backends';
import { LockedOwnership } from '../training/ownership';
import { TrainingList } from '../training/trainingList';
import { IndexedTrainings } from '../training/trainingStore';
import { startTrainingWorker } from '../training/trainingWorkers';
import { engine } from './client';
import type { Trainings } from './trainingTypes';

let list: Trainings | undefined;

/** The page's trainings; there is one list of them, whichever view is open. */
export function trainings(): Trainings {
  list ??= newList();
  return list;
}

function newList(): Trainings {
  let chosen: BackendName | undefined;
  engine().onStatus(({ backend, isBySize }) => {
    chosen = isBySize ? undefined : backend;
  });
  return new TrainingList({
    store: new IndexedTrainings(),
    startWorker: startTrainingWorker,
    ownership: new LockedOwnership(),
    choices: () => engine().trainingChoices(),
    chosenBackend: () => chosen,
  });
}
