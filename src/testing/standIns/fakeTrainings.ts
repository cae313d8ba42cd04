import type { BackendName } from '../../catalog/backends';
import { Restarts } from '../../engine/api/restarts';
import type { TrainingRequest, TrainingSnapshot } from '../../engine/api/trainingTypes';
import type { Ownership } from '../../engine/training/ownership';
import { TrainingList } from '../../engine/training/trainingList';
import type { TrainingCommand, TrainingEvent } from '../../engine/training/trainingMessages';
import type { TrainingStore } from '../../engine/training/trainingStore';
import type { TrainingCheckpoint } from '../../training/checkpoint';
import type { Recipe } from '../../training/recipe';
import { eventually } from '../eventually';
import { FakeBrowser } from './fakeOwnership';

/** A short training of the smallest network, for groups of bundled images. */
export const SHORT_TRAINING: TrainingRequest = {
  name: 'Short IGRP',
  dataset: 'fashion-mnist-train-12k',
  architecture: 'tiny-cnn',
  method: 'igrp',
  groups: [['T-shirt', 'Pullover', 'Dress', 'Coat', 'Shirt'], ['Trouser'], ['Sandal', 'Sneaker', 'Boot'], ['Bag']],
  groupsFrom: 'Chosen by hand.',
  epsilonInner: 0.02,
  epsilonOuter: 0.1,
  epochs: 2,
  batchSize: 32,
  learningRate: 5e-3,
  seed: 1,
};

/** A worker that does nothing but remember what it was asked. */
export interface FakeWorker {
  readonly commands: TrainingCommand[];
  ended: boolean;
  readonly emit: (event: TrainingEvent) => void;
  /** A worker whose script does not load has no reason. */
  readonly crash: (reason: string | undefined) => void;
}

export const STARTED: TrainingEvent = { kind: 'started', backend: 'wasm', watched: { dataset: 'd', indices: [1, 2] } };

/** Where the second epoch of four steps stands. */
export function progressEvent(step: number): TrainingEvent {
  return { kind: 'progress', epoch: 1, step, steps: 4, ramp: 0.6, loss: 0.5, secondsLeft: 9 };
}

/** The end of an epoch, with a checkpoint that is known by its number. */
export function epochEvent(epoch: number): TrainingEvent {
  const arrays = { w: Float32Array.of(epoch) };
  const adam = { steps: epoch, means: arrays, squares: arrays };
  const recipe = { id: 'fake', seed: 1, epochs: 2 } as Recipe;
  const checkpoint: TrainingCheckpoint = { recipe, epoch, weights: arrays, adam, best: null, rateFactor: 1 };
  const report = { epoch, learningRate: 1, ramp: 0.5, loss: 1, heldOut: { clean: 0.5 }, best: false };
  return { kind: 'epoch', report, verdicts: ['verified', 'unknown'], kept: { part: 0, checkpoint } };
}

/** A list of trainings whose workers are fakes, in the order in which they were started. */
export class FakeTrainings {
  readonly workers: FakeWorker[] = [];
  readonly list: TrainingList;

  /**
   * @param ownership which trainings are this page's; by default all
   * @param chosen the backend that a person has chosen
   */
  constructor(store: TrainingStore, ownership: Ownership = new FakeBrowser().page(), chosen?: BackendName) {
    this.list = new TrainingList({
      store,
      chosenBackend: () => chosen,
      startWorker: (emit, crash) => {
        const worker: FakeWorker = { commands: [], ended: false, emit, crash };
        this.workers.push(worker);
        return { send: (command) => worker.commands.push(command), end: () => Object.assign(worker, { ended: true }) };
      },
      ownership,
      restarts: () => new Restarts([0, 5, 10]),
      choices: async () => ({ datasets: [], architectures: [] }),
    });
  }

  /** The worker of that number, once it was asked to do something. */
  worker(index: number): Promise<FakeWorker> {
    return eventually(() => {
      const worker = this.workers[index];
      if (!worker?.commands.length) throw new Error(`There is no worker ${index}.`);
      return worker;
    });
  }

  /** The first training that is so, once there is one. */
  when(isSo: (snapshot: TrainingSnapshot) => boolean): Promise<TrainingSnapshot> {
    return eventually(() => {
      const found = this.list.snapshots().find(isSo);
      if (!found) throw new Error('No training is so.');
      return found;
    });
  }

  /** Starts a training; it has finished its first epoch and half of the second. */
  async startOne(): Promise<{ id: string; worker: FakeWorker }> {
    const id = this.list.start(SHORT_TRAINING);
    const worker = await this.worker(0);
    for (const event of [STARTED, epochEvent(1), progressEvent(2)]) worker.emit(event);
    await this.when(({ step }) => step === 2);
    return { id, worker };
  }
}
