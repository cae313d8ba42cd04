import { timeLeft } from '../../app/controls/timeLeft';
import { formatValue } from '../../charts/numbers';
import type { TrainingSnapshot } from '../../engine/trainingTypes';

/** Where a training stands, in a few words. */
export function phaseWords({
  request,
  phase,
  reports,
  epochs,
  step,
  steps,
  bestEpoch,
  part,
}: TrainingSnapshot): string {
  const done = Math.min(reports.length, epochs);
  const next = Math.min(done + 1, epochs);
  const of = `${next} of ${epochs}${part ? ` (${part})` : ''}`;
  if (phase === 'waiting') return 'Getting ready';
  if (phase === 'running') return `Epoch ${of}`;
  if (phase === 'paused') return `Paused in epoch ${of}, after batch ${step} of ${steps}`;
  if (phase === 'done' && request.method === 'ndt') return 'Done; the tree is whole';
  if (phase === 'done') return `Done${bestEpoch === undefined ? '' : `; epoch ${bestEpoch} is kept`}`;
  if (phase === 'failed') return `Failed in epoch ${next}`;
  return done === 0 ? 'Stopped in the first epoch' : `Stopped after epoch ${done} of ${epochs}`;
}

/** How fast it goes, and for how long still: "46 ms a batch · 20 s left". */
export function paceWords({ phase, millisecondsPerStep, secondsLeft }: TrainingSnapshot): string {
  const pace = millisecondsPerStep === undefined ? [] : [`${formatValue(Math.round(millisecondsPerStep))} ms a batch`];
  const left = phase !== 'running' || secondsLeft === undefined ? [] : [`${timeLeft(secondsLeft)} left`];
  return [...pace, ...left].join(' · ');
}

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
