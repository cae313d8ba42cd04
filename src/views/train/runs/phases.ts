import type { TrainingSnapshot } from '../../../engine/api/trainingTypes';

/** Whether it computes, or will as soon as it can. */
export function isActive({ phase }: TrainingSnapshot): boolean {
  return phase === 'running' || phase === 'waiting';
}

/** Whether there is a network already; of a tree, every decision has to have trained for an epoch. */
export function isExportable({ reports, request, epochs }: TrainingSnapshot): boolean {
  return reports.length > epochs - request.epochs;
}

/** Whether it can go on. */
export function isResumable({ phase }: TrainingSnapshot): boolean {
  return phase === 'paused' || phase === 'stopped' || phase === 'failed';
}
