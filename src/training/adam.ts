import * as tf from '@tensorflow/tfjs-core';
import { type Arrays, readArrays } from './trainableNetwork';

/** Decay of the means of gradients and of their squares, and what keeps the quotient finite (Kingma & Ba 2015). */
const BETA1 = 0.9;
const BETA2 = 0.999;
const EPSILON = 1e-8;

/** What a run must keep of Adam to go on as if it had not been interrupted. */
export interface AdamState {
  readonly steps: number;
  readonly means: Arrays;
  readonly squares: Arrays;
}

/**
 * Adam with decoupled weight decay (Kingma & Ba 2015; Loshchilov & Hutter 2019):
 * m ← β₁m + (1−β₁)g, v ← β₂v + (1−β₂)g², w ← w − η(m̂ / (√v̂ + ε) + decay·w), with m̂, v̂ corrected for their start at 0.
 * Vectors (biases) do not decay.
 */
export class Adam {
  readonly #variables: ReadonlyMap<string, tf.Variable>;
  readonly #weightDecay: number;
  readonly #means: ReadonlyMap<string, tf.Variable>;
  readonly #squares: ReadonlyMap<string, tf.Variable>;
  #steps: number;

  constructor(variables: ReadonlyMap<string, tf.Variable>, weightDecay: number, state?: AdamState) {
    this.#variables = variables;
    this.#weightDecay = weightDecay;
    this.#steps = state?.steps ?? 0;
    this.#means = companions(variables, state?.means);
    this.#squares = companions(variables, state?.squares);
  }

  /** Moves every variable by one step. */
  step(gradients: ReadonlyMap<string, tf.Tensor>, learningRate: number): void {
    this.#steps += 1;
    tf.tidy(() => {
      for (const [name, gradient] of gradients) this.#move(name, gradient, learningRate);
    });
  }

  /** Reads the state back. */
  async state(): Promise<AdamState> {
    return { steps: this.#steps, means: await readArrays(this.#means), squares: await readArrays(this.#squares) };
  }

  dispose(): void {
    tf.dispose([...this.#means.values(), ...this.#squares.values()]);
  }

  #move(name: string, gradient: tf.Tensor, learningRate: number): void {
    const variable = this.#variables.get(name) as tf.Variable;
    const mean = this.#means.get(name) as tf.Variable;
    const square = this.#squares.get(name) as tf.Variable;
    mean.assign(tf.add(tf.mul(mean, BETA1), tf.mul(gradient, 1 - BETA1)));
    square.assign(tf.add(tf.mul(square, BETA2), tf.mul(tf.square(gradient), 1 - BETA2)));
    const deviation = tf.sqrt(tf.div(square, 1 - BETA2 ** this.#steps));
    const direction = tf.div(mean, tf.mul(tf.add(deviation, EPSILON), 1 - BETA1 ** this.#steps));
    const decay = variable.rank > 1 ? 1 - learningRate * this.#weightDecay : 1;
    variable.assign(tf.sub(tf.mul(variable, decay), tf.mul(direction, learningRate)));
  }
}

function companions(variables: ReadonlyMap<string, tf.Variable>, values?: Arrays): ReadonlyMap<string, tf.Variable> {
  return new Map(
    [...variables].map(([name, variable]) => {
      const start = values?.[name] ?? new Float32Array(variable.size);
      return [name, tf.tidy(() => tf.variable(tf.tensor(start, variable.shape), false))];
    }),
  );
}

/**
 * Scales gradients down together so that their common Euclidean norm is at most `norm`; shorter ones stay as they are.
 * To be called inside `tf.tidy`.
 */
export function clipGradients(gradients: ReadonlyMap<string, tf.Tensor>, norm: number): ReadonlyMap<string, tf.Tensor> {
  const squares = [...gradients.values()].map((gradient) => tf.sum(tf.square(gradient)));
  const factor = tf.div(norm, tf.maximum(tf.sqrt(sumOf(squares)), norm));
  return new Map([...gradients].map(([name, gradient]) => [name, tf.mul(gradient, factor)]));
}

/** The sum of tensors of one shape; unlike tf.addN for any number of them, where WebGPU binds no more than eight at once. */
export function sumOf(tensors: readonly tf.Tensor[]): tf.Tensor {
  return tensors.reduce((sum, tensor) => tf.add(sum, tensor));
}
