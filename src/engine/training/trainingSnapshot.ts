import { TRAININGS } from '../../catalog/trainings';
import { rampAt } from '../../training/schedule';
import type { TrainingOutline, TrainingRequest, TrainingSnapshot } from '../api/trainingTypes';
import type { FinishedEpoch, TrainingEvent, TrainingProgress } from './trainingMessages';
import { scheduleOf } from './trainingRecipe';

/** A training that waits for its worker. */
export function firstSnapshot(id: string, request: TrainingRequest): TrainingSnapshot {
  const { epochs, ramps } = trainingOutline(request);
  return {
    id,
    request,
    phase: 'waiting',
    epochs,
    ramps,
    epoch: 0,
    step: 0,
    steps: 0,
    ramp: 0,
    losses: [],
    reports: [],
    distances: [],
    notices: [],
  };
}

/** The snapshot after what a worker reports; what needs another worker is not its business. */
export function afterEvent(snapshot: TrainingSnapshot, event: TrainingEvent): TrainingSnapshot {
  switch (event.kind) {
    case 'started':
      return started(snapshot, event);
    case 'progress':
      return progressed(snapshot, event);
    case 'epoch':
      return epochDone(snapshot, event);
    case 'paused':
      return { ...snapshot, phase: 'paused' };
    case 'again':
      return withNotice(atLastEpoch(snapshot), event.notice);
    case 'done':
      return done(snapshot);
    default:
      return snapshot;
  }
}

/** The snapshot as it was after the last whole epoch, from where a training goes on. */
export function atLastEpoch(snapshot: TrainingSnapshot): TrainingSnapshot {
  const { epoch, losses, ramps } = snapshot;
  return {
    ...withoutForecast(snapshot),
    step: 0,
    ramp: ramps[epoch - 1] ?? 0,
    losses: losses.filter(({ at }) => at <= epoch),
  };
}

/** The snapshot with one more sentence for people. */
export function withNotice(snapshot: TrainingSnapshot, notice: string): TrainingSnapshot {
  return { ...snapshot, notices: [...snapshot.notices, notice] };
}

/** The same, saying once that the browser has no room for it, or nothing to keep it in. */
export function withUnkept(snapshot: TrainingSnapshot): TrainingSnapshot {
  const notice = 'This browser keeps no more of this training: save its network before you close the page.';
  return snapshot.notices.includes(notice) ? snapshot : withNotice(snapshot, notice);
}

function started(snapshot: TrainingSnapshot, event: TrainingEvent & { kind: 'started' }): TrainingSnapshot {
  const { backend, watched } = event;
  const phase = snapshot.phase === 'waiting' ? 'running' : snapshot.phase;
  return { ...snapshot, phase, backend, watched: { verdicts: [], ...snapshot.watched, ...watched } };
}

function progressed(snapshot: TrainingSnapshot, { loss, ...event }: TrainingProgress): TrainingSnapshot {
  const { epoch, step, steps, ramp, part, millisecondsPerStep, secondsLeft } = event;
  const losses = loss === undefined ? snapshot.losses : [...snapshot.losses, { at: epoch + step / steps, loss }];
  return {
    ...snapshot,
    epoch,
    step,
    steps,
    ramp,
    losses,
    ...(part !== undefined && { part }),
    ...(millisecondsPerStep !== undefined && { millisecondsPerStep }),
    ...(secondsLeft !== undefined && { secondsLeft }),
  };
}

function epochDone(snapshot: TrainingSnapshot, { report, verdicts, distances, bestEpoch }: FinishedEpoch) {
  const { watched } = snapshot;
  return {
    ...snapshot,
    epoch: report.epoch,
    step: 0,
    ramp: report.ramp,
    reports: [...snapshot.reports, report],
    distances: distances ? [...snapshot.distances, distances] : snapshot.distances,
    ...(watched && { watched: { ...watched, verdicts: [...watched.verdicts, verdicts] } }),
    ...(bestEpoch !== undefined && { bestEpoch }),
  };
}

/** No network is in work any more. */
function done(snapshot: TrainingSnapshot): TrainingSnapshot {
  const { part: _part, ...rest } = withoutForecast(snapshot);
  return { ...rest, phase: 'done' };
}

function withoutForecast(snapshot: TrainingSnapshot): TrainingSnapshot {
  const { secondsLeft: _secondsLeft, ...rest } = snapshot;
  return rest;
}

/** The length and the ramp of a training; a tree's networks, each with its own ramp, follow one after the other. */
export function trainingOutline(request: TrainingRequest): TrainingOutline {
  const schedule = scheduleOf(request);
  const once = Array.from({ length: request.epochs }, (_, epoch) => rampAt(schedule, epoch + 1));
  const ramps = Array.from({ length: networksOf(request) }, () => once).flat();
  return { epochs: ramps.length, ramps };
}

function networksOf({ method, groups }: TrainingRequest): number {
  if (!TRAININGS[method].tree || groups.length === 1) return 1;
  return 1 + groups.filter((group) => group.length > 1).length;
}
