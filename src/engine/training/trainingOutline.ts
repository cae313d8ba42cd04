import { rampAt } from '../../training/schedule';
import type { TrainingOutline, TrainingRequest } from '../trainingTypes';
import { scheduleOf } from './trainingRecipe';

/** The length and the ramp of a training; a tree's networks, each with its own ramp, follow one after the other. */
export function trainingOutline(request: TrainingRequest): TrainingOutline {
  const schedule = scheduleOf(request);
  const once = Array.from({ length: request.epochs }, (_, epoch) => rampAt(schedule, epoch + 1));
  const ramps = Array.from({ length: networksOf(request) }, () => once).flat();
  return { epochs: ramps.length, ramps };
}

function networksOf({ method, groups }: TrainingRequest): number {
  if (method !== 'ndt' || groups.length === 1) return 1;
  return 1 + groups.filter((group) => group.length > 1).length;
}
