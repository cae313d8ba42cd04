import * as tf from '@tensorflow/tfjs-core';
import { WITHOUT_ROUNDING } from '../../catalog/roundings';
import { type Interval, lowerOf, upperOf } from '../../kernels/rounding/interval';
import type { ReadyNode } from '../../network/network';
import { operationOf } from '../../network/ops';
import { layoutOf, type StartRows } from '../backward/backwardPass';
import type { BackwardContext, Slopes } from '../backward/context';
import { wholeRows } from '../backward/rowLayout';
import { WindowRows } from '../backward/windows/windowRows';
import { FixedPart } from './fixedPart';
import { relaxationOf } from './relaxationOf';
import { type RowContext, RowSteps } from './rowSteps';
import type { SearchedRelaxation, TakenRelaxation } from './searchedRelaxation';
import { planSearch, type SearchPlan, type SearchStart, type StepListener } from './searchPlan';
import { SplitMultipliers } from './splitMultipliers';

/** What a node's way back leaves for the way forward: coefficients of its output, as the node works on them. */
interface Trace {
  readonly coefficients: tf.Tensor;
  readonly taken?: TakenRelaxation;
}

/** Where a search is. */
export interface Reached {
  /** The rows' bounds, rounding ignored; [batch, rows]. */
  readonly bounds: tf.Tensor;
  /** What was chosen for them, by the node's name; and multipliers of splits (see splitMultipliers). */
  readonly choices: Slopes;
}

export function disposeReached({ bounds, choices }: Reached): void {
  tf.dispose([bounds, ...choices.values()]);
}

/**
 * Turns the relaxations of activations, each row of coefficients having its own, so that the rows' lower bounds rise.
 * Rounding is ignored: any choice is sound, only its bound must then be computed with rounding.
 *
 * With the relaxations chosen, a row's bound is the least value over the box of a linear function, attained at a corner. By
 * the envelope theorem its derivative in what was chosen of a relaxation is the row's coefficient times the derivative of
 * the relaxation at the activation's input, which belongs to that corner as relaxations carry it forward. So a step costs a pass
 * back and a pass forward. The ascent goes by the signs of the derivatives: they do not shrink where the bound is flat,
 * and a few steps of falling size end close to the top, where gradients would need many.
 */
export class RowSearch {
  readonly #context: RowContext;
  readonly #plan: SearchPlan;
  readonly #steps = new Map<ReadyNode, RowSteps>();
  readonly #relaxations = new Map<ReadyNode, SearchedRelaxation>();
  readonly #choices = new Map<ReadyNode, tf.Tensor>();
  readonly #multipliers: SplitMultipliers;
  readonly #fixed: FixedPart;
  readonly #box: { readonly upper: tf.Tensor; readonly width: tf.Tensor };

  /**
   * @param start stays the caller's
   * @param from only where rows are of whole values
   */
  constructor(context: BackwardContext, value: string, start: StartRows, from: SearchStart = {}) {
    const windows = start instanceof WindowRows ? start : undefined;
    this.#context = { ...context, rounding: WITHOUT_ROUNDING, windows };
    this.#plan = planSearch(context.ready, value);
    this.#multipliers = new SplitMultipliers(from.splits ?? new Map(), from.choices);
    this.#fixed = new FixedPart(this.#context, this.#plan.fixed, value, start);
    for (const node of this.#plan.turning) {
      const steps = new RowSteps(node, this.#context);
      const { backward } = operationOf(node.op);
      this.#steps.set(node, steps);
      if (backward?.kind === 'relaxed')
        this.#relaxations.set(node, relaxationOf(node, backward, this.#context, steps.layout));
      const known = from.choices?.get(node.name);
      if (known) this.#choices.set(node, tf.keep(tf.clone(known)));
    }
    this.#box = tf.tidy(() => {
      const { name } = context.ready.network.input;
      const box = context.bounds.get(name) as Interval;
      const [lower, upper] = [lowerOf(box), upperOf(box)].map((bound) => this.#layout(name).beside(bound, name));
      return { upper: upper as tf.Tensor, width: tf.sub(upper as tf.Tensor, lower as tf.Tensor) };
    });
  }

  /** Whether there is anything to choose. */
  get isOpen(): boolean {
    return [...this.#relaxations.values()].some(({ start }) => start);
  }

  /**
   * One step; pauses after every node.
   *
   * @param rate of the step, as a share of what can be chosen; left out, nothing is turned
   * @param listener is given the step
   * @returns what it began with; the caller disposes of it (disposeReached)
   */
  *step(rate?: number, listener?: StepListener): Generator<void, Reached> {
    const traces = new Map<ReadyNode, Trace>();
    const values = new Map<string, tf.Tensor>();
    const gains: tf.Tensor[] = [];
    // Freed at the end unless they are given away.
    let choices: Slopes = new Map();
    try {
      yield* this.#passBack(traces, values, listener);
      choices = this.choices();
      const input = values.get(this.#context.ready.network.input.name);
      if (input) listener?.onInput?.(input);
      for (const node of this.#plan.turning) {
        const trace = traces.get(node);
        if (!trace) continue;
        this.#forward(node, trace, values, rate, listener);
        if (this.#multipliers.has(node.output)) gains.push(this.#passMultipliers(node, trace, values, rate));
        yield;
      }
      const reached = { bounds: tf.tidy(() => this.#fixed.boundsAt(values, gains)), choices };
      choices = new Map();
      return reached;
    } finally {
      tf.dispose([...choices.values()]);
      for (const { coefficients, taken } of traces.values()) tf.dispose([coefficients, { ...taken }]);
      tf.dispose([...values.values(), ...gains]);
    }
  }

  /** What is chosen at present, by the node's name; the caller disposes of it. */
  choices(): Slopes {
    const slopes = [...this.#choices].map(([node, choice]): [string, tf.Tensor] => [node.name, tf.clone(choice)]);
    return new Map([...slopes, ...this.#multipliers.choices()]);
  }

  dispose(): void {
    this.#fixed.dispose();
    this.#multipliers.dispose();
    for (const relaxation of this.#relaxations.values()) relaxation.dispose();
    for (const steps of this.#steps.values()) steps.dispose();
    tf.dispose([...this.#choices.values(), this.#box.upper, this.#box.width]);
  }

  #layout(value: string) {
    return layoutOf(value, this.#context, this.#context.windows);
  }

  /** Passes back to the input, and sets there where the box attains each row's bound. */
  *#passBack(
    traces: Map<ReadyNode, Trace>,
    values: Map<string, tf.Tensor>,
    listener?: StepListener,
  ): Generator<void, void> {
    const arrived = this.#fixed.arrived();
    try {
      for (const node of [...this.#plan.turning].reverse()) {
        const own = arrived.take(node.output);
        if (!own) continue;
        const { trace, passed } = tf.tidy(() => this.#passNode(node, own));
        if (trace.coefficients !== own) own.dispose();
        traces.set(node, trace);
        node.inputs.forEach((name, at) => {
          arrived.add(name, passed[at] as tf.Tensor);
        });
        yield;
      }
      const { name } = this.#context.ready.network.input;
      const coefficients = arrived.take(name);
      if (!coefficients) return;
      listener?.onCoefficients?.(coefficients);
      values.set(
        name,
        tf.tidy(() => {
          const isLower = tf.step(this.#layout(name).rows(coefficients));
          const corner = tf.sub(this.#box.upper, tf.mul(isLower, this.#box.width));
          return tf.reshape(corner, coefficients.shape);
        }),
      );
      coefficients.dispose();
    } finally {
      arrived.dispose();
    }
  }

  #passNode(node: ReadyNode, arrived: tf.Tensor) {
    const steps = this.#steps.get(node) as RowSteps;
    const relaxation = this.#relaxations.get(node);
    const coefficients = this.#split(node, steps.take(arrived));
    if (!relaxation)
      return {
        trace: { coefficients } as Trace & tf.TensorContainerObject,
        passed: steps.give(steps.passBack(coefficients)),
      };
    const rows = steps.layout.rows(coefficients);
    if (relaxation.start && !this.#choices.has(node))
      this.#choices.set(node, tf.keep(repeated(relaxation.start, rows.shape)));
    const taken = relaxation.take(rows, this.#choices.get(node));
    const passed = tf.reshape(tf.mul(rows, taken.slope), coefficients.shape);
    return { trace: { coefficients, taken } as Trace & tf.TensorContainerObject, passed: steps.give([passed]) };
  }

  #split(node: ReadyNode, coefficients: tf.Tensor): tf.Tensor {
    if (!this.#multipliers.has(node.output)) return coefficients;
    const rows = (this.#steps.get(node) as RowSteps).layout.rows(coefficients);
    return tf.reshape(this.#multipliers.apply(node.output, rows), coefficients.shape);
  }

  #forward(
    node: ReadyNode,
    { coefficients, taken }: Trace,
    values: Map<string, tf.Tensor>,
    rate?: number,
    listener?: StepListener,
  ): void {
    const steps = this.#steps.get(node) as RowSteps;
    const { output, moved } = tf.tidy(() => {
      const inputs = steps.enter(node.inputs.map((name) => values.get(name) as tf.Tensor));
      if (!taken) return { output: steps.leave(steps.forward(inputs, coefficients)) };
      const x = steps.layout.rows(inputs[0] as tf.Tensor);
      const y = tf.reshape(tf.add(tf.mul(taken.slope, x), taken.intercept), coefficients.shape);
      const choice = this.#choices.get(node);
      const relaxation = this.#relaxations.get(node) as SearchedRelaxation;
      if (listener?.onLoss && choice) {
        const rows = steps.layout.rows(coefficients);
        const exact = steps.layout.rows(operationOf(node.op).forward(inputs, node));
        const loss = tf.mul(rows, tf.sub(exact, steps.layout.rows(y)));
        listener.onLoss(node, loss, tf.neg(tf.mul(rows, taken.intercept)));
      }
      return {
        output: steps.leave(y),
        ...(choice && rate !== undefined && { moved: relaxation.move(choice, taken, x, rate) }),
      };
    }) as { output: tf.Tensor; moved?: tf.Tensor };
    values.set(node.output, output);
    if (!moved) return;
    this.#choices.get(node)?.dispose();
    this.#choices.set(node, moved);
  }

  /** What the multipliers of a node's output add to the bounds, before they are moved. */
  #passMultipliers({ output }: ReadyNode, { coefficients }: Trace, values: Map<string, tf.Tensor>, rate?: number) {
    const rows = (x: tf.Tensor) => wholeRows(this.#context.batch).rows(x);
    return tf.tidy(() => {
      const z = rows(values.get(output) as tf.Tensor);
      const gain = this.#multipliers.gainAt(output, z);
      if (rate !== undefined) this.#multipliers.move(output, z, rows(coefficients), rate);
      return gain;
    });
  }
}

/** A sum, which is faster than a tile. */
function repeated(start: tf.Tensor, shape: number[]): tf.Tensor {
  return tf.add(tf.zeros(shape), start);
}
