import { TRAININGS } from '../../catalog/trainings';
import { keptNetwork, type TrainingCheckpoint } from '../../training/checkpoint';
import type { EpochReport, StepProgress } from '../../training/report';
import { rampAt } from '../../training/schedule';
import { DivergedError, Trainer } from '../../training/trainer';
import type { TrainingRequest } from '../api/trainingTypes';
import type { Guard } from '../backends/gpu';
import { distancesOfWeights } from '../requests/distances/distancesOfWeights';
import { TrainingClock } from './trainingClock';
import { effortAfter, effortAt } from './trainingEffort';
import type { TrainingGate } from './trainingGate';
import type { TrainingEvent, TrainingProgress } from './trainingMessages';
import type { TrainingPart, TrainingWork } from './trainingParts';
import { TrainingWatch } from './trainingWatch';

/** Losses are reported so many times an epoch. */
const STRETCHES = 20;
/** Progress is reported no more often than this. */
const EMIT_MILLISECONDS = 100;
/** Steps that a graphics device may be behind; without a limit it would fall behind by whole epochs. */
const MOST_IN_FLIGHT = 2;
/** A rate that was halved more often is not what is wrong. */
const MOST_HALVINGS = 5;

/** What a run needs besides what is to be trained. */
export interface RunSettings {
  readonly gate: TrainingGate;
  readonly guard: Guard;
  readonly emit: (event: TrainingEvent) => void;
}

/** One training from where it stands to its end, network after network, reporting all that happens on the way. */
export class TrainingRun {
  readonly #request: TrainingRequest;
  readonly #work: TrainingWork;
  readonly #watch: TrainingWatch;
  readonly #settings: RunSettings;
  readonly #clock = new TrainingClock();
  #emittedAt = 0;
  /** Losses of the steps before the stretch in work. */
  #sum = 0;
  #summed = 0;
  #inFlight: Promise<number>[] = [];

  constructor(request: TrainingRequest, work: TrainingWork, settings: RunSettings) {
    this.#request = request;
    this.#work = work;
    this.#watch = new TrainingWatch(request, work);
    this.#settings = settings;
  }

  /** The images that verdicts are about. */
  get watched(): readonly number[] {
    return [...this.#watch.watched];
  }

  /**
   * Trains to the end.
   *
   * @param checkpoints where its networks stand, as far as they came
   * @throws Error with a sentence for people when it cannot go on
   */
  async train(checkpoints: readonly TrainingCheckpoint[]): Promise<void> {
    await this.#settings.gate.pass();
    let last: EpochReport | undefined;
    for (const [index, part] of this.#work.parts.entries()) {
      const { checkpoint, report } = await this.#trainPart(part, index, checkpoints[index]);
      last = report ?? last;
      await this.#watch.finish(keptNetwork(part.recipe, part.data, checkpoint).network);
    }
    if (TRAININGS[this.#request.method].tree) await this.#emitWhole(last);
    this.#settings.emit({ kind: 'done' });
  }

  async #trainPart(part: TrainingPart, index: number, from?: TrainingCheckpoint) {
    const trainer = new Trainer(part.recipe, part.data, from, part.split);
    let checkpoint = from;
    let report: EpochReport | undefined;
    try {
      while (trainer.epoch < part.recipe.epochs) {
        report = await this.#trainEpoch(trainer, part, index);
        if (!report) continue;
        checkpoint = await trainer.checkpoint();
        await this.#emitEpoch(trainer, index, report, checkpoint);
      }
      return { checkpoint: checkpoint ?? (await trainer.checkpoint()), report };
    } finally {
      trainer.dispose();
    }
  }

  /** Undefined when the epoch has to be done again. */
  async #trainEpoch(trainer: Trainer, part: TrainingPart, index: number): Promise<EpochReport | undefined> {
    const { guard, emit } = this.#settings;
    this.#sum = 0;
    this.#summed = 0;
    this.#inFlight = [];
    try {
      return await guard(() => trainer.trainEpoch((progress) => this.#afterStep(trainer.epoch, part, index, progress)));
    } catch (reason) {
      if (!(reason instanceof DivergedError)) throw reason;
      const halvings = -Math.log2(reason.rateFactor);
      if (halvings > MOST_HALVINGS) throw new Error(gaveUp(this.#offset(index) + reason.epoch));
      emit({ kind: 'again', notice: goesOn(this.#offset(index) + reason.epoch, halvings) });
      return undefined;
    }
  }

  async #afterStep(epoch: number, part: TrainingPart, index: number, progress: StepProgress): Promise<void> {
    const { gate, emit } = this.#settings;
    const { step, steps } = progress;
    const sum = progress.lossSum();
    this.#inFlight.push(sum);
    if (this.#inFlight.length > MOST_IN_FLIGHT) await this.#inFlight.shift();
    this.#clock.tick(effortAt(part.recipe, part.data.classes.length, epoch + (step - 1) / steps));
    const ends = step % Math.max(1, Math.round(steps / STRETCHES)) === 0 || step === steps;
    const loss = ends ? this.#lossOfStretch(step, await sum) : undefined;
    if (ends || gate.paused || performance.now() - this.#emittedAt > EMIT_MILLISECONDS) {
      emit({
        kind: 'progress',
        ...this.#progressAt(epoch, part, index, progress),
        ...(loss !== undefined && { loss }),
      });
      this.#emittedAt = performance.now();
    }
    const paused = gate.paused;
    await gate.pass();
    if (paused) this.#clock.restart();
  }

  /** Undefined where it is no number: the trainer sees to that. */
  #lossOfStretch(step: number, sum: number): number | undefined {
    const loss = (sum - this.#sum) / (step - this.#summed);
    this.#sum = sum;
    this.#summed = step;
    return Number.isFinite(loss) ? loss : undefined;
  }

  #progressAt(epoch: number, part: TrainingPart, index: number, { step, steps }: StepProgress): TrainingProgress {
    const { millisecondsPerStep } = this.#clock;
    const secondsLeft = this.#clock.secondsFor(this.#effortAfter(index, epoch + step / steps));
    return {
      epoch: this.#offset(index) + epoch,
      step,
      steps,
      ramp: rampAt(part.recipe.schedule, epoch + step / steps),
      ...(part.words && { part: part.words }),
      ...(millisecondsPerStep !== undefined && { millisecondsPerStep }),
      ...(secondsLeft !== undefined && { secondsLeft }),
    };
  }

  async #emitEpoch(trainer: Trainer, part: number, report: EpochReport, checkpoint: TrainingCheckpoint): Promise<void> {
    const offset = this.#offset(part);
    const { best } = checkpoint;
    const plain = !TRAININGS[this.#request.method].tree;
    this.#settings.emit({
      kind: 'epoch',
      report: { ...report, epoch: offset + report.epoch, ...(!plain && { heldOut: ofDecision(report) }) },
      verdicts: await this.#watch.verdicts(trainer.network),
      ...(plain && { distances: distancesOfWeights(await trainer.current()) }),
      ...(best && { bestEpoch: offset + best.epoch }),
      kept: { part, checkpoint },
    });
  }

  /** The tree's own figures; they are reported once it is whole, and again when one that is whole is resumed. */
  async #emitWhole(last: EpochReport | undefined): Promise<void> {
    const epoch = this.#offset(this.#work.parts.length);
    const heldOut = await this.#watch.figures();
    const verdicts = await this.#watch.verdicts();
    const report = { learningRate: 0, loss: 0, ...last, epoch, ramp: 1, heldOut, best: true };
    this.#settings.emit({ kind: 'epoch', report, verdicts, bestEpoch: epoch });
  }

  /** Epochs of the networks before. */
  #offset(part: number): number {
    return this.#work.parts.slice(0, part).reduce((sum, { recipe }) => sum + recipe.epochs, 0);
  }

  /** What is left of this part and all later ones. */
  #effortAfter(part: number, epochs: number): number {
    return this.#work.parts.slice(part).reduce((sum, { recipe, data, split }, later) => {
      const steps = Math.ceil(split.training.length / recipe.batchSize);
      return sum + steps * effortAfter(recipe, data.classes.length, later === 0 ? epochs : 0);
    }, 0);
  }
}

/** A decision has one radius and no groups, so that two figures say all. */
function ofDecision({ heldOut: { clean, verified } }: EpochReport): EpochReport['heldOut'] {
  return { clean, ...(verified !== undefined && { verified }) };
}

function goesOn(epoch: number, halvings: number): string {
  return (
    `The loss became NaN in epoch ${epoch}. ` + `That epoch begins again, at 1/${2 ** halvings} of the learning rate.`
  );
}

function gaveUp(epoch: number): string {
  return (
    `The loss became NaN in epoch ${epoch}, even at 1/${2 ** MOST_HALVINGS} of the learning rate. ` +
    'Start again with a smaller learning rate or smaller radii.'
  );
}
