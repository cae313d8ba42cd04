import * as tf from '@tensorflow/tfjs-core';
import type { DatasetImages } from '../formats/inputs/datasetImages';
import type { Network } from '../network/network';
import { Random } from '../numbers/random';
import { Adam } from './adam';
import { drawChange } from './augmentation';
import { type Split, splitByClass, uploadBatch } from './batch';
import { type BestSoFar, initialNetwork, type TrainingCheckpoint } from './checkpoint';
import { figuresOf, scoreOf } from './figures';
import { lossOf } from './losses';
import type { Loss } from './losses/loss';
import { learningRateAt, type Recipe } from './recipe';
import type { EpochReport, KeptNetwork, OnStep } from './report';
import { isRamped, rampAt } from './schedule';
import {
  disposeTrainable,
  finished,
  readWeights,
  type TrainableNetwork,
  trainableNetwork,
  withWeights,
  writeWeights,
} from './trainableNetwork';
import { trainingStep } from './trainingStep';

/**
 * Trains a network by a recipe, epoch by epoch. The same recipe and data give the same weights to the bit on the same
 * backend, interrupted and resumed or not. Derivatives must have been registered (kernels/gradients).
 */
export class Trainer {
  readonly #recipe: Recipe;
  readonly #data: DatasetImages;
  readonly #split: Split;
  readonly #network: TrainableNetwork;
  readonly #loss: Loss;
  #adam: Adam;
  #epoch: number;
  #best: BestSoFar | null;
  #rateFactor: number;

  /**
   * @param checkpoint of the same recipe and data, to go on from
   * @param split the images held out, in place of those that the recipe's seed draws
   */
  constructor(recipe: Recipe, data: DatasetImages, checkpoint?: TrainingCheckpoint, split?: Split) {
    this.#loss = lossOf(recipe, data.classes);
    this.#recipe = recipe;
    this.#data = data;
    this.#split = split ?? splitByClass(data, recipe.heldOutPerClass, recipe.seed);
    const network = initialNetwork(recipe, data);
    const started = checkpoint ? withWeights(network, checkpoint.weights) : network;
    this.#network = trainableNetwork(started, recipe.pixels);
    this.#adam = new Adam(this.#network.variables, recipe.weightDecay, checkpoint?.adam);
    this.#epoch = checkpoint?.epoch ?? 0;
    this.#best = checkpoint?.best ?? null;
    this.#rateFactor = checkpoint?.rateFactor ?? 1;
  }

  /** Epochs done. */
  get epoch(): number {
    return this.#epoch;
  }

  /** The network in training; its weights change with every step. */
  get network(): TrainableNetwork {
    return this.#network;
  }

  /** The best network since the end of the ramp, or undefined before that. */
  get best(): KeptNetwork | undefined {
    if (!this.#best) return undefined;
    const { epoch, heldOut, weights } = this.#best;
    return { epoch, heldOut, network: finished(this.#network.network, weights, this.#recipe.pixels) };
  }

  /** The network as it is now. */
  async current(): Promise<Network> {
    return finished(this.#network.network, await readWeights(this.#network), this.#recipe.pixels);
  }

  /**
   * Trains on every image once.
   *
   * @throws DivergedError when the loss is no number; the next call then does the epoch again at half the rate
   */
  async trainEpoch(onStep: OnStep = () => {}): Promise<EpochReport> {
    const { learningRate: rates, schedule, radii, chooseBy } = this.#recipe;
    const before = await this.checkpoint();
    const learningRate = this.#rateFactor * learningRateAt(rates, this.#epoch);
    const loss = await this.#steps(learningRate, onStep);
    if (!Number.isFinite(loss)) throw this.#diverged(before);
    this.#epoch += 1;
    const heldOut = await figuresOf(this.#network, this.#data, this.#split.heldOut, radii);
    const score = scoreOf(heldOut, chooseBy);
    const best = isRamped(schedule, this.#epoch) && !(this.#best && score < this.#best.score);
    if (best) this.#best = { epoch: this.#epoch, heldOut, score, weights: await readWeights(this.#network) };
    return { epoch: this.#epoch, learningRate, ramp: rampAt(schedule, this.#epoch), loss, heldOut, best };
  }

  /** What it takes to go on from here. */
  async checkpoint(): Promise<TrainingCheckpoint> {
    return {
      recipe: this.#recipe,
      epoch: this.#epoch,
      weights: await readWeights(this.#network),
      adam: await this.#adam.state(),
      best: this.#best,
      rateFactor: this.#rateFactor,
    };
  }

  /** Frees the device's memory. */
  dispose(): void {
    disposeTrainable(this.#network);
    this.#adam.dispose();
  }

  /** Undoes the epoch. */
  #diverged(before: TrainingCheckpoint): DivergedError {
    writeWeights(this.#network, before.weights);
    this.#adam.dispose();
    this.#adam = new Adam(this.#network.variables, this.#recipe.weightDecay, before.adam);
    this.#rateFactor /= 2;
    return new DivergedError(this.#epoch + 1, this.#rateFactor);
  }

  /** Steps through one epoch; returns the mean loss. */
  async #steps(learningRate: number, onStep: OnStep): Promise<number> {
    const { batchSize, augmentation, seed, schedule, clipNorm } = this.#recipe;
    const { training } = this.#split;
    const order = new Random(seed, 'shuffle', this.#epoch).permutation(training.length);
    const changes = new Random(seed, 'augment', this.#epoch);
    const steps = Math.ceil(training.length / batchSize);
    const settings = { network: this.#network, adam: this.#adam, loss: this.#loss, clipNorm };
    let total = tf.scalar(0);
    let known = 0;
    const lossSum = async () => {
      known = await readScalar(total);
      return known;
    };
    try {
      for (let step = 0; step < steps && Number.isFinite(known); step++) {
        const chosen = order.subarray(step * batchSize, (step + 1) * batchSize).map((row) => training[row] as number);
        const batch = uploadBatch(this.#data, chosen, () => drawChange(augmentation, changes));
        const ramp = rampAt(schedule, this.#epoch + step / steps);
        const loss = trainingStep(settings, batch, ramp, learningRate);
        const sum: tf.Scalar = tf.add(total, loss);
        tf.dispose([batch.images, batch.oneHot, total, loss]);
        total = sum;
        await onStep({ step: step + 1, steps, lossSum });
      }
      return (await lossSum()) / steps;
    } finally {
      total.dispose();
    }
  }
}

/** Reads a number that may be disposed of meanwhile. */
async function readScalar(scalar: tf.Scalar): Promise<number> {
  const kept = tf.clone(scalar);
  try {
    const [value] = await kept.data();
    return value as number;
  } finally {
    kept.dispose();
  }
}

/** The loss stopped being a number; the training has been put back to where it last was sound. */
export class DivergedError extends Error {
  /**
   * @param epoch the epoch, counted from 1, in which it happened
   * @param rateFactor what the recipe's learning rate is multiplied by from now on
   */
  constructor(
    readonly epoch: number,
    readonly rateFactor: number,
  ) {
    super(
      `The loss became NaN in epoch ${epoch}. The network is back to where epoch ${epoch} began; ` +
        `the learning rate is ${rateFactor} of the recipe’s from here on.`,
    );
    this.name = 'DivergedError';
  }
}
