import * as tf from '@tensorflow/tfjs-core';
import type { Interval } from '../../kernels/interval';
import { type Shape, sizeOf } from '../../network/network';
import type { ReadyNode } from '../../network/operation';
import { operationOf } from '../../network/ops';
import type { Checkpoint } from '../checkpoint';
import { backwardAtOnce } from './backwardPass';
import type { BackwardContext, Slopes } from './context';
import { logitRows } from './specification';

/** Step of the ascent, and its decay from step to step, as α-CROWN's authors have them. */
const RATE = 0.1;
const DECAY = 0.98;

/**
 * Slopes of the lines below open activations that make the rows of `logitRows` largest, by projected gradient ascent
 * (Adam). Rounding is ignored: any slope it ends with is sound, only its bound must then be computed with rounding.
 *
 * @returns the best slopes seen for each row, by the node's name, [batch, rows, n]; the caller disposes of them
 */
export async function searchSlopes(
  context: BackwardContext,
  labels: readonly number[],
  iterations: number,
  checkpoint: Checkpoint,
  onStep: (done: number) => void = () => {},
): Promise<Slopes> {
  const { ready } = context;
  const shape = ready.shapes.get(ready.network.output) as Shape;
  const rows = tf.tidy(() => tf.reshape(logitRows(labels, sizeOf(shape)), [-1, ...shape]));
  const search = new SlopeSearch({ ...context, rounding: 'none' }, rows);
  try {
    for (let step = 0; step < iterations; step++) {
      search.step(RATE * DECAY ** step);
      onStep(step + 1);
      await checkpoint();
    }
    search.look();
    return search.takeBest();
  } finally {
    search.dispose();
    rows.dispose();
  }
}

/** Adam's decay rates (Kingma and Ba 2015), and what keeps its quotient finite. */
const [MEAN_DECAY, SQUARE_DECAY, TINY] = [0.9, 0.999, 1e-8];

/** The slopes of one activation, with Adam's moments and the best slopes so far. */
interface Turning {
  readonly slope: tf.Variable;
  readonly mean: tf.Variable;
  readonly square: tf.Variable;
  readonly best: tf.Variable;
  /** The activation's slope below zero. */
  readonly least: number;
}

/** The ascent's state. */
class SlopeSearch {
  readonly #context: BackwardContext;
  readonly #rows: tf.Tensor;
  readonly #turning = new Map<string, Turning>();
  readonly #bestBounds: tf.Variable;
  #steps = 0;

  constructor(context: BackwardContext, rows: tf.Tensor) {
    this.#context = context;
    this.#rows = rows;
    const perSample = (rows.shape[0] as number) / context.batch;
    for (const node of context.ready.nodes) this.#addNode(node, perSample);
    const nothing = tf.fill([context.batch, perSample], Number.NEGATIVE_INFINITY);
    this.#bestBounds = tf.variable(nothing, false);
    nothing.dispose();
  }

  /** One step of the ascent; the bounds on the way decide which slopes were best. */
  step(rate: number): void {
    const variables = [...this.#turning.values()].map(({ slope }) => slope);
    if (variables.length === 0) return;
    this.#steps++;
    tf.tidy(() => {
      const { grads } = tf.variableGrads(() => {
        const bounds = this.#bounds();
        this.#remember(bounds);
        return tf.sum(bounds) as tf.Scalar;
      }, variables);
      for (const turning of this.#turning.values()) this.#turn(turning, grads[turning.slope.name] as tf.Tensor, rate);
    });
  }

  /** Looks at the bounds of the present slopes without moving them. */
  look(): void {
    tf.tidy(() => this.#remember(this.#bounds()));
  }

  takeBest(): Slopes {
    return new Map([...this.#turning].map(([name, { best }]) => [name, tf.clone(best)]));
  }

  dispose(): void {
    for (const { slope, mean, square, best } of this.#turning.values()) tf.dispose([slope, mean, square, best]);
    this.#bestBounds.dispose();
  }

  #addNode(node: ReadyNode, perSample: number): void {
    const { backward, switches } = operationOf(node.op);
    const least = typeof node.attributes.alpha === 'number' ? node.attributes.alpha : 0;
    if (backward?.kind !== 'relaxed' || !switches || least >= 1) return;
    const { batch, bounds, rounding } = this.#context;
    const turning = tf.tidy(() => {
      const { lowerSlope } = backward.lines(bounds.get(node.inputs[0] as string) as Interval, node, rounding);
      const start = tf.tile(tf.reshape(lowerSlope, [batch, 1, -1]), [1, perSample, 1]);
      const zero = tf.zerosLike(start);
      return {
        slope: tf.variable(start),
        mean: tf.variable(zero, false),
        square: tf.variable(zero, false),
        best: tf.variable(start, false),
      };
    });
    this.#turning.set(node.name, { ...turning, least });
  }

  #bounds(): tf.Tensor {
    const slopes = new Map([...this.#turning].map(([name, { slope }]) => [name, slope]));
    const output = this.#context.ready.network.output;
    return backwardAtOnce({ ...this.#context, slopes }, output, this.#rows).bounds;
  }

  #remember(bounds: tf.Tensor): void {
    const better = tf.expandDims(tf.greater(bounds, this.#bestBounds), 2);
    this.#bestBounds.assign(tf.maximum(bounds, this.#bestBounds));
    for (const { slope, best } of this.#turning.values()) best.assign(tf.where(better, slope, best));
  }

  /** Adam's step upward, back into the range of sound slopes. */
  #turn({ slope, mean, square, least }: Turning, gradient: tf.Tensor, rate: number): void {
    mean.assign(tf.add(tf.mul(mean, MEAN_DECAY), tf.mul(gradient, 1 - MEAN_DECAY)));
    square.assign(tf.add(tf.mul(square, SQUARE_DECAY), tf.mul(tf.square(gradient), 1 - SQUARE_DECAY)));
    const meanNow = tf.div(mean, 1 - MEAN_DECAY ** this.#steps);
    const squareNow = tf.div(square, 1 - SQUARE_DECAY ** this.#steps);
    const step = tf.mul(tf.div(meanNow, tf.add(tf.sqrt(squareNow), TINY)), rate);
    slope.assign(tf.clipByValue(tf.add(slope, step), least, 1));
  }
}
