import * as tf from '@tensorflow/tfjs-core';
import { measureSpeed } from '../../bounds/cost/machineSpeed';
import type { Work } from '../../bounds/cost/methodCost';
import type { BackendName } from '../../catalog/backends';
import type { TrainingCheckpoint } from '../../training/checkpoint';
import type { TrainingRequest } from '../api/trainingTypes';
import type { Starters } from '../backends/backend';
import { type Guard, RefusalError } from '../backends/gpu';
import { isOutOfMemory } from '../backends/outOfMemory';
import { RunningBackend } from '../backends/runningBackend';
import type { Assets } from '../stores/assets';
import { InputReader } from '../stores/inputs';
import { exportTraining } from './exportTraining';
import { trainingDatasetOf } from './trainingChoices';
import { workOfExport, workOfTraining } from './trainingEffort';
import { TrainingGate } from './trainingGate';
import type { TrainingCommand, TrainingEvent, TrainingRemedy } from './trainingMessages';
import { type TrainingWork, trainingWork } from './trainingParts';
import { TrainingRun } from './trainingRun';

/** What goes wrong because the graphics device is lost may be heard of before the loss is. */
const LOSS_MILLISECONDS = 50;

/** What runs in a training's worker: it carries out orders and reports what happens. */
export class TrainingHost {
  readonly #inputs: InputReader;
  readonly #starters: Starters;
  readonly #measure: typeof measureSpeed;
  readonly #emit: (event: TrainingEvent) => void;
  #gate: TrainingGate | undefined;
  #lost = false;

  /** @param measure how quick the current backend is, where there are two to choose from */
  constructor(assets: Assets, starters: Starters, emit: (event: TrainingEvent) => void, measure = measureSpeed) {
    this.#measure = measure;
    this.#inputs = new InputReader(assets);
    this.#starters = starters;
    this.#emit = emit;
  }

  /** Does what a message asks for; resolves when it is done, and reports errors. */
  async handle(command: TrainingCommand): Promise<void> {
    try {
      await this.#perform(command);
    } catch (error) {
      await new Promise((resolve) => setTimeout(resolve, LOSS_MILLISECONDS));
      if (this.#lost) return;
      const message = error instanceof Error ? error.message : String(error);
      const remedy = remedyFor(error);
      this.#emit({ kind: 'failed', message, ...(remedy && { remedy }) });
    }
  }

  /** Reports that the graphics device is gone; what fails after that is not worth reporting. */
  lose(reason: string): void {
    this.#lost = true;
    this.#emit({ kind: 'lostDevice', reason });
  }

  async #perform(command: TrainingCommand): Promise<void> {
    if (command.kind === 'train') {
      await this.#train(command.request, command.checkpoints, command.paused, command.backend);
    } else if (command.kind === 'export') {
      await this.#export(command.request, command.checkpoints);
    } else this.#gate?.[command.kind]();
  }

  async #train(
    request: TrainingRequest,
    checkpoints: readonly TrainingCheckpoint[],
    paused: boolean,
    backend?: BackendName,
  ): Promise<void> {
    const gate = new TrainingGate(paused, () => this.#emit({ kind: 'paused' }));
    this.#gate = gate;
    const work = await this.#workOf(request);
    const guard = await this.#startFor(request, 'a training', workOfTraining(work), backend);
    const run = new TrainingRun(request, work, { gate, guard, emit: this.#emit });
    const watched = { dataset: request.dataset, indices: run.watched };
    this.#emit({ kind: 'started', backend: tf.getBackend(), watched });
    await run.train(checkpoints);
  }

  async #export(request: TrainingRequest, checkpoints: readonly TrainingCheckpoint[]): Promise<void> {
    const test = this.#inputs.dataset(trainingDatasetOf(request.dataset).test);
    const [work, images] = await Promise.all([this.#workOf(request), test]);
    const guard = await this.#startFor(request, 'an export', workOfExport(work, images.count));
    const { onnx, card } = await guard(() => exportTraining(request, work, checkpoints, images));
    this.#emit({ kind: 'exported', onnx: onnx.buffer, card: `${JSON.stringify(card, null, 2)}\n` });
  }

  /** Starts what was chosen, or what does the work soonest: threads are those of a training, so that what the page measured says little here. */
  async #startFor({ architecture }: TrainingRequest, how: string, work: Work, chosen?: BackendName): Promise<Guard> {
    const running = new RunningBackend(this.#starters, { onLoss: () => {}, onServed: () => {} }, this.#measure);
    await running.settle(chosen);
    await running.measure();
    await running.choose({ network: architecture, how, workOn: () => work });
    return running.guard;
  }

  async #workOf(request: TrainingRequest): Promise<TrainingWork> {
    const { id } = trainingDatasetOf(request.dataset);
    return trainingWork(request, await this.#inputs.dataset(id));
  }
}

function remedyFor(error: unknown): TrainingRemedy | undefined {
  if (error instanceof RefusalError) return 'another backend';
  return isOutOfMemory(error) ? 'smaller batches' : undefined;
}
