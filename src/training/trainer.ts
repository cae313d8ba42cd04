import * as tf from '@tensorflow/tfjs-core';
import type { DatasetImages } from '../formats/datasetImages';
import type { Network } from '../network/network';
import { Random } from '../numbers/random';
import { accuracy } from './accuracy';
import { Adam } from './adam';
import { architectureOf } from './architectures/index';
import { drawChange } from './augmentation';
import { type Batch, uploadBatch } from './batch';
import type { BestSoFar, Checkpoint } from './checkpoint';
import { LOSSES } from './losses/index';
import { learningRateAt, type Recipe } from './recipe';
import { type Split, splitByClass } from './split';
import {
  disposeTrainable,
  readWeights,
  type TrainableNetwork,
  trainableNetwork,
  withWeights,
} from './trainableNetwork';

/** What one epoch came to. */
export interface EpochReport {
  /** Epochs done. */
  readonly epoch: number;
  readonly learningRate: number;
  /** Mean over the epoch's steps. */
  readonly loss: number;
  readonly heldOutAccuracy: number;
  /** Whether no network before was better on the images held out. */
  readonly best: boolean;
}

/** Where an epoch stands. */
export interface StepProgress {
  readonly step: number;
  readonly steps: number;
}

/** Awaited after every step, so that it can pause the training; what it throws stops it. */
export type OnStep = (progress: StepProgress) => void | Promise<void>;

/**
 * Trains a network by a recipe, epoch by epoch. The same recipe and data give the same weights to the bit on the same
 * backend, interrupted and resumed or not. Derivatives must have been registered (kernels/gradients).
 */
export class Trainer {
  readonly #recipe: Recipe;
  readonly #data: DatasetImages;
  readonly #split: Split;
  readonly #network: TrainableNetwork;
  readonly #adam: Adam;
  #epoch: number;
  #best: BestSoFar | null;

  /** @param checkpoint of the same recipe and data, to go on from */
  constructor(recipe: Recipe, data: DatasetImages, checkpoint?: Checkpoint) {
    const network = initialNetwork(recipe, data);
    this.#recipe = recipe;
    this.#data = data;
    this.#split = splitByClass(data, recipe.heldOutPerClass, recipe.seed);
    this.#network = trainableNetwork(checkpoint ? withWeights(network, checkpoint.weights) : network);
    this.#adam = new Adam(this.#network.variables, recipe.weightDecay, checkpoint?.adam);
    this.#epoch = checkpoint?.epoch ?? 0;
    this.#best = checkpoint?.best ?? null;
  }

  /** Epochs done. */
  get epoch(): number {
    return this.#epoch;
  }

  /** The best network so far, or undefined before the first epoch. */
  get best(): { readonly epoch: number; readonly heldOutAccuracy: number; readonly network: Network } | undefined {
    if (!this.#best) return undefined;
    const { epoch, heldOutAccuracy, weights } = this.#best;
    return { epoch, heldOutAccuracy, network: withWeights(this.#network.network, weights) };
  }

  /** Trains on every image once. */
  async trainEpoch(onStep: OnStep = () => {}): Promise<EpochReport> {
    const learningRate = learningRateAt(this.#recipe.learningRate, this.#epoch);
    const loss = await this.#steps(learningRate, onStep);
    this.#epoch += 1;
    const heldOutAccuracy = await accuracy(this.#network, this.#data, this.#split.heldOut);
    const best = !this.#best || heldOutAccuracy >= this.#best.heldOutAccuracy;
    if (best) this.#best = { epoch: this.#epoch, heldOutAccuracy, weights: await readWeights(this.#network) };
    return { epoch: this.#epoch, learningRate, loss, heldOutAccuracy, best };
  }

  /** What it takes to go on from here. */
  async checkpoint(): Promise<Checkpoint> {
    return {
      recipe: this.#recipe,
      epoch: this.#epoch,
      weights: await readWeights(this.#network),
      adam: await this.#adam.state(),
      best: this.#best,
    };
  }

  /** Frees the device's memory. */
  dispose(): void {
    disposeTrainable(this.#network);
    this.#adam.dispose();
  }

  async #steps(learningRate: number, onStep: OnStep): Promise<number> {
    const { batchSize, augmentation, seed } = this.#recipe;
    const { training } = this.#split;
    const order = new Random(seed, 'shuffle', this.#epoch).permutation(training.length);
    const changes = new Random(seed, 'augment', this.#epoch);
    const steps = Math.ceil(training.length / batchSize);
    let total = tf.scalar(0);
    try {
      for (let step = 0; step < steps; step++) {
        const chosen = order.subarray(step * batchSize, (step + 1) * batchSize).map((row) => training[row] as number);
        const batch = uploadBatch(this.#data, chosen, () => drawChange(augmentation, changes));
        total = this.#step(batch, learningRate, (this.#epoch + step / steps) / this.#recipe.epochs, total);
        await onStep({ step: step + 1, steps });
      }
      const [sum] = await total.data();
      return (sum as number) / steps;
    } finally {
      total.dispose();
    }
  }

  /** One step on a batch, which it disposes of; returns the total plus the loss, which stays on the device. */
  #step(batch: Batch, learningRate: number, progress: number, total: tf.Scalar): tf.Scalar {
    const loss = LOSSES[this.#recipe.loss];
    const network = this.#network;
    const sum = tf.tidy(() => {
      const variables = [...network.variables.values()];
      const { value, grads } = tf.variableGrads(() => loss({ network, batch, progress }), variables);
      const gradients = new Map([...network.variables].map(([key, { name }]) => [key, grads[name] as tf.Tensor]));
      this.#adam.step(gradients, learningRate);
      return tf.add(total, value) as tf.Scalar;
    });
    tf.dispose([batch.images, batch.oneHot, total]);
    return sum;
  }
}

function initialNetwork(recipe: Recipe, data: DatasetImages): Network {
  const shape = [data.height, data.width, data.channels];
  const random = new Random(recipe.seed, 'weights');
  return { ...architectureOf(recipe.architecture).build(shape, data.classes.length, random), name: recipe.id };
}
