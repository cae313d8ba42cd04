import type { Trainings } from '../../engine/trainingTypes';

/** The trainings of this page. */
export function trainings(): Trainings {
  throw new Error('Training is not built in yet.');
}
