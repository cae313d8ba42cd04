import * as tf from '@tensorflow/tfjs-core';
import { lowerOf, upperOf } from '../../kernels/interval';
import { sizeOf } from '../../network/network';
import type { ReadyNode } from '../../network/operation';
import { operationOf } from '../../network/ops';
import type { BackwardContext, Slopes } from '../backward/context';
import { type ActivationLines, linesOf, type TakenLines } from './activationLines';
import { forwardThrough, passBackThrough } from './linearStep';
import { Front, planSearch, type SearchPlan } from './searchPlan';

/** What a node's way back leaves for the way forward. */
interface Trace {
  readonly coefficients: tf.Tensor;
  readonly taken?: TakenLines;
}

/**
 * Turns the slopes of the lines below open activations, each row of coefficients having slopes of its own, so that the
 * rows' lower bounds rise. Rounding is ignored: any slope is sound, only its bound must then be computed with rounding.
 *
 * With the lines chosen, a row's bound is the least value over the box of a linear function, attained at a corner. By
 * the envelope theorem its derivative in a slope is the row's coefficient (where positive) times the activation's input
 * at that corner, as the lines carry it forward. So a step costs a pass back and a pass forward; the latter also gives
 * the bound itself. The ascent goes by the signs of the derivatives: they do not shrink where the bound is flat, and a
 * few steps of falling size end close to the top, where gradients of all sizes would need many.
 */
export class RowSearch {
  readonly #context: BackwardContext;
  readonly #plan: SearchPlan;
  readonly #rows: number;
  readonly #lines = new Map<string, ActivationLines>();
  readonly #slopes = new Map<string, tf.Tensor>();
  readonly #best = new Map<string, tf.Tensor>();
  readonly #fixed = new Front();
  #constant: tf.Tensor;
  #bounds: tf.Tensor;

  /** @param coefficients [batch·rows, ...shape of the value]; stays the caller's */
  constructor(context: BackwardContext, value: string, coefficients: tf.Tensor) {
    const { batch, ready } = context;
    this.#context = { ...context, rounding: 'none' };
    this.#rows = (coefficients.shape[0] as number) / batch;
    this.#plan = planSearch(ready, value);
    this.#bounds = tf.fill([batch, this.#rows], Number.NEGATIVE_INFINITY);
    this.#fixed.add(value, tf.clone(coefficients));
    this.#constant = tf.zeros([batch, this.#rows]);
    for (const node of [...this.#plan.fixed].reverse()) this.#passFixed(node);
    for (const node of this.#plan.turning) this.#addLines(node);
  }

  /** The best bounds seen, [batch, rows]; stays the search's. */
  get bounds(): tf.Tensor {
    return this.#bounds;
  }

  /** Whether there is anything to turn. */
  get isOpen(): boolean {
    return this.#slopes.size > 0;
  }

  /** Finds the bounds with the present slopes and, where a rate is given, turns them; pauses after every node. */
  *step(rate: number | undefined): Generator<void, void> {
    const traces = new Map<string, Trace>();
    const values = new Map<string, tf.Tensor>();
    const turned = new Map<string, tf.Tensor>();
    try {
      yield* this.#passBack(traces, values);
      for (const node of this.#plan.turning) {
        values.set(
          node.output,
          tf.tidy(() => this.#forward(node, traces, values)),
        );
        if (rate !== undefined) this.#turn(node, traces, values, turned, rate);
        yield;
      }
      this.#remember(values);
      for (const [name, slopes] of turned) this.#replace(this.#slopes, name, slopes);
      turned.clear();
    } finally {
      for (const { coefficients, taken } of traces.values()) tf.dispose([coefficients, { ...taken }]);
      tf.dispose([...values.values(), ...turned.values()]);
    }
  }

  /** The slopes that gave the best bounds, by the node's name, [batch, rows, n]; the caller disposes of them. */
  takeBest(): Slopes {
    const best = new Map(this.#best);
    this.#best.clear();
    return best;
  }

  dispose(): void {
    this.#fixed.dispose();
    for (const lines of this.#lines.values()) lines.dispose();
    tf.dispose([...this.#slopes.values(), ...this.#best.values(), this.#constant, this.#bounds]);
  }

  #passFixed(node: ReadyNode): void {
    const coefficients = this.#fixed.take(node.output);
    if (!coefficients) return;
    const constant = this.#constant;
    const step = tf.tidy(() => {
      const { inputs, constants } = passBackThrough(node, coefficients, this.#context);
      return [constants.reduce((sum, one) => tf.add(sum, one), constant), ...inputs];
    });
    tf.dispose([coefficients, constant]);
    this.#constant = step[0] as tf.Tensor;
    node.inputs.forEach((name, at) => {
      this.#fixed.add(name, step[at + 1] as tf.Tensor);
    });
  }

  #addLines(node: ReadyNode): void {
    const { backward } = operationOf(node.op);
    if (backward?.kind !== 'relaxed') return;
    const lines = linesOf(node, backward, this.#context);
    this.#lines.set(node.name, lines);
    if (!lines.start) return;
    const start = tf.tile(lines.start, [1, this.#rows, 1]);
    this.#slopes.set(node.name, start);
    this.#best.set(node.name, tf.clone(start));
  }

  /** Passes back to the input, and sets there where the box attains each row's bound. */
  *#passBack(traces: Map<string, Trace>, values: Map<string, tf.Tensor>): Generator<void, void> {
    const front = this.#fixed.copy();
    try {
      for (const node of [...this.#plan.turning].reverse()) {
        const coefficients = front.take(node.output);
        if (!coefficients) continue;
        const lines = this.#lines.get(node.name);
        const slopes = this.#slopes.get(node.name);
        const taken = lines && tf.tidy(() => lines.take(this.#perRow(coefficients), slopes));
        traces.set(node.name, { coefficients, ...(taken && { taken }) });
        const passed = tf.tidy(() => {
          if (taken) return [tf.mul(coefficients, tf.reshape(taken.slope, coefficients.shape))];
          return [...passBackThrough(node, coefficients, this.#context).inputs];
        });
        node.inputs.forEach((name, at) => {
          front.add(name, passed[at] as tf.Tensor);
        });
        yield;
      }
      const { name } = this.#context.ready.network.input;
      const coefficients = front.take(name);
      if (coefficients) {
        values.set(
          name,
          tf.tidy(() => this.#worstInput(coefficients)),
        );
        coefficients.dispose();
      }
    } finally {
      front.dispose();
    }
  }

  #worstInput(coefficients: tf.Tensor): tf.Tensor {
    const { batch, bounds, ready } = this.#context;
    const { name, shape } = ready.network.input;
    const box = bounds.get(name) as tf.Tensor;
    const flat = (x: tf.Tensor) => tf.reshape(x, [batch, 1, sizeOf(shape)]);
    const [lower, upper] = [flat(lowerOf(box)), flat(upperOf(box))];
    const isLower = tf.step(this.#perRow(coefficients));
    return tf.reshape(tf.add(upper, tf.mul(isLower, tf.sub(lower, upper))), coefficients.shape);
  }

  #forward(node: ReadyNode, traces: Map<string, Trace>, values: Map<string, tf.Tensor>): tf.Tensor {
    const { coefficients, taken } = traces.get(node.name) as Trace;
    const inputs = node.inputs.map((name) => values.get(name) as tf.Tensor);
    if (!taken) return forwardThrough(node, inputs, coefficients, this.#context);
    const x = this.#perRow(inputs[0] as tf.Tensor);
    return tf.reshape(tf.add(tf.mul(taken.slope, x), taken.intercept), coefficients.shape);
  }

  #turn(
    node: ReadyNode,
    traces: Map<string, Trace>,
    values: Map<string, tf.Tensor>,
    turned: Map<string, tf.Tensor>,
    rate: number,
  ): void {
    const slopes = this.#slopes.get(node.name);
    const { taken } = traces.get(node.name) as Trace;
    if (!slopes || !taken) return;
    const x = tf.tidy(() => this.#perRow(values.get(node.inputs[0] as string) as tf.Tensor));
    turned.set(node.name, (this.#lines.get(node.name) as ActivationLines).move(slopes, taken, x, rate));
    x.dispose();
  }

  /** Keeps the slopes of the rows whose bounds are better than any before. */
  #remember(values: Map<string, tf.Tensor>): void {
    const bounds = tf.tidy(() => {
      const sums = [...this.#fixed.entries()].map(([name, coefficients]) => {
        return tf.sum(this.#perRow(tf.mul(coefficients, values.get(name) as tf.Tensor)), 2);
      });
      return sums.reduce((sum, one) => tf.add(sum, one), this.#constant);
    });
    const isBetter = tf.tidy(() => tf.expandDims(tf.cast(tf.greater(bounds, this.#bounds), 'float32'), 2));
    for (const [name, slopes] of this.#slopes) {
      const best = this.#best.get(name) as tf.Tensor;
      this.#replace(
        this.#best,
        name,
        tf.tidy(() => tf.add(best, tf.mul(isBetter, tf.sub(slopes, best)))),
      );
    }
    const before = this.#bounds;
    this.#bounds = tf.maximum(bounds, before);
    tf.dispose([bounds, isBetter, before]);
  }

  #replace(tensors: Map<string, tf.Tensor>, name: string, tensor: tf.Tensor): void {
    tensors.get(name)?.dispose();
    tensors.set(name, tensor);
  }

  #perRow(x: tf.Tensor): tf.Tensor {
    return tf.reshape(x, [this.#context.batch, this.#rows, -1]);
  }
}
