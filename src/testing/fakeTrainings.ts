import { vi } from 'vitest';
import { TrainingList } from '../engine/training/trainingList';
import type { TrainingCommand, TrainingEvent } from '../engine/training/trainingMessages';
import type { TrainingStore } from '../engine/training/trainingStore';
import type { TrainingSnapshot } from '../engine/trainingTypes';
import type { Checkpoint } from '../training/checkpoint';
import { SHORT_TRAINING } from './trainingRequest';

/** A worker that does nothing but remember what it was told. */
export interface FakeWorker {
  readonly commands: TrainingCommand[];
  ended: boolean;
  readonly tell: (event: TrainingEvent) => void;
  readonly crash: (reason: string) => void;
}

export const STARTED: TrainingEvent = { kind: 'started', backend: 'wasm', watched: { dataset: 'd', indices: [1, 2] } };

/** Where the second epoch of four steps stands. */
export function progressEvent(step: number): TrainingEvent {
  return { kind: 'progress', epoch: 1, step, steps: 4, ramp: 0.6, loss: 0.5, secondsLeft: 9 };
}

/** The end of an epoch, with a checkpoint that can be told by its number. */
export function epochEvent(epoch: number): TrainingEvent {
  const checkpoint = { epoch, weights: { w: Float32Array.of(epoch) } } as unknown as Checkpoint;
  const report = { epoch, learningRate: 1, ramp: 0.5, loss: 1, heldOut: { clean: 0.5 }, best: false };
  return { kind: 'epoch', report, verdicts: ['verified', 'unknown'], kept: { part: 0, checkpoint } };
}

/** A list of trainings whose workers are fakes, in the order in which they were started. */
export class FakeTrainings {
  readonly workers: FakeWorker[] = [];
  readonly list: TrainingList;

  constructor(store: TrainingStore) {
    this.list = new TrainingList({
      store,
      startWorker: (tell, crash) => {
        const worker: FakeWorker = { commands: [], ended: false, tell, crash };
        this.workers.push(worker);
        return { send: (command) => worker.commands.push(command), end: () => Object.assign(worker, { ended: true }) };
      },
      choices: async () => ({ datasets: [], architectures: [] }),
    });
  }

  /** The worker of that number, once it was told what to do. */
  worker(index: number): Promise<FakeWorker> {
    return vi.waitFor(() => {
      const worker = this.workers[index];
      if (!worker?.commands.length) throw new Error(`There is no worker ${index}.`);
      return worker;
    });
  }

  /** The first training that is so, once there is one. */
  when(isSo: (snapshot: TrainingSnapshot) => boolean): Promise<TrainingSnapshot> {
    return vi.waitFor(() => {
      const found = this.list.snapshots().find(isSo);
      if (!found) throw new Error('No training is so.');
      return found;
    });
  }

  /** Starts a training; it has finished its first epoch and half of the second. */
  async startOne(): Promise<{ id: string; worker: FakeWorker }> {
    const id = this.list.start(SHORT_TRAINING);
    const worker = await this.worker(0);
    for (const event of [STARTED, epochEvent(1), progressEvent(2)]) worker.tell(event);
    await this.when(({ step }) => step === 2);
    return { id, worker };
  }
}
