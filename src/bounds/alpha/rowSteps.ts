import * as tf from '@tensorflow/tfjs-core';
import { WITHOUT_ROUNDING } from '../../catalog/roundings';
import type { ReadyNode } from '../../network/network';
import { operationOf } from '../../network/ops';
import type { Affine, Local } from '../../network/passingBack';
import type { BackwardContext } from '../backward/context';
import { passBox, passOwn } from '../backward/passOwn';
import { type RowLayout, wholeRows } from '../backward/rowLayout';
import { type Field, fieldBefore, reachOf } from '../backward/windows/field';
import type { WindowRows } from '../backward/windows/windowRows';

/** Rows of coefficients and values, kept as windows where there are any. */
export interface RowContext extends BackwardContext {
  readonly windows: WindowRows | undefined;
}

/**
 * How a node works on rows: on windows where it and one of its inputs are kept as such, else on whole values. Where
 * nothing is to be done the same tensor comes back.
 */
export class RowSteps {
  readonly #node: ReadyNode;
  readonly #context: RowContext;
  /** The window of the output, where it is kept as one. */
  readonly #kept: Field | undefined;
  /** The windows of the inputs that the node works on; absent where it works on whole values. */
  readonly #seen: Field | undefined;
  /** Whether windows may hold something where they stick out: activations leave nothing there. */
  readonly #isLoose: boolean;
  #atZero: tf.Tensor | undefined;

  constructor(node: ReadyNode, context: RowContext) {
    const { windows, ready } = context;
    this.#node = node;
    this.#context = context;
    this.#kept = windows?.fieldOf(node.output);
    const local = reachOf(node);
    const stays = node.inputs.some((name) => windows?.fieldOf(name));
    this.#seen = this.#kept && local && stays ? fieldBefore(this.#kept, local) : undefined;
    const readers = ready.nodes.filter((other) => other.inputs.includes(node.output));
    this.#isLoose = !readers.every((other) => operationOf(other.op).backward?.kind === 'relaxed');
  }

  /** How the coefficients and values lie that the node works on. */
  get layout(): RowLayout {
    const { windows, batch } = this.#context;
    return windows && this.#seen ? windows.layout(this.#node.output) : wholeRows(batch);
  }

  /** Coefficients of the output, from how they are kept to how the node works on them. */
  take(coefficients: tf.Tensor): tf.Tensor {
    const { windows } = this.#context;
    if (!windows || !this.#kept || this.#seen) return coefficients;
    return windows.whole(coefficients, this.#kept, this.#node.output);
  }

  /** Coefficients of the inputs, from how the node works on them to how they are kept. */
  give(coefficients: readonly tf.Tensor[]): tf.Tensor[] {
    const { windows } = this.#context;
    const seen = this.#seen;
    if (!windows || !seen) return [...coefficients];
    return this.#node.inputs.map((name, at) => windows.fit(coefficients[at] as tf.Tensor, seen, name));
  }

  /** Values of the inputs, from how they are kept to how the node works on them. */
  enter(values: readonly tf.Tensor[]): readonly tf.Tensor[] {
    const { windows } = this.#context;
    const seen = this.#seen;
    if (!windows || !seen) return values;
    return this.#node.inputs.map((name, at) => windows.see(values[at] as tf.Tensor, seen, name));
  }

  /** Values of the output, from how the node works on them to how they are kept. */
  leave(values: tf.Tensor): tf.Tensor {
    const { windows } = this.#context;
    if (!windows || !this.#kept || this.#seen) return values;
    return windows.cut(values, this.#kept, this.#node.output);
  }

  /** Passes coefficients back through a node that is no relaxed activation; constants are left out. */
  passBack(coefficients: tf.Tensor): readonly tf.Tensor[] {
    const { backward } = operationOf(this.#node.op);
    if (backward?.kind !== 'affine') return this.#passBounds(coefficients).coefficients;
    const local = this.#local(backward);
    if (local) return local.transpose(this.#inside(coefficients), WITHOUT_ROUNDING);
    return backward.transpose(coefficients, this.#node, WITHOUT_ROUNDING);
  }

  /**
   * What the node makes of values of its inputs, as the rows' linear bounds have it: an affine operation itself; else
   * the derivative of the bounds a·y ≥ Σ A·x + d in the coefficients a that were passed back.
   */
  forward(inputs: readonly tf.Tensor[], coefficients: tf.Tensor): tf.Tensor {
    const operation = operationOf(this.#node.op);
    if (operation.backward?.kind === 'affine') {
      const local = this.#local(operation.backward);
      return local ? this.#forwardInWindows(local, inputs) : operation.forward(inputs, this.#node);
    }
    const bound = (a: tf.Tensor) => {
      const passed = this.#passBounds(a);
      const products = passed.coefficients.map((one, at) => tf.sum(tf.mul(one, inputs[at] as tf.Tensor)));
      return [...products, ...passed.constants.map((one) => tf.sum(one))].reduce((sum, one) => tf.add(sum, one));
    };
    return tf.grad(bound)(coefficients);
  }

  dispose(): void {
    this.#atZero?.dispose();
  }

  #local(affine: Affine): Local | undefined {
    return this.#seen && affine.local?.(this.#node);
  }

  #inside(rows: tf.Tensor): tf.Tensor {
    const { windows } = this.#context;
    return windows && this.#isLoose ? windows.withinEdges(rows, this.#node.output) : rows;
  }

  #passBounds(coefficients: tf.Tensor) {
    const { backward } = operationOf(this.#node.op);
    return backward?.kind === 'passing'
      ? passOwn(this.#node, backward, coefficients, this.#context, this.#seen && this.layout)
      : passBox(this.#node, coefficients, this.#context);
  }

  #forwardInWindows(local: Local, inputs: readonly tf.Tensor[]): tf.Tensor {
    const product = local.forward(inputs);
    this.#atZero ??= tf.keep(this.layout.beside(this.#valueAtZero(), this.#node.output));
    const shifted = tf.add(this.layout.rows(product), this.#atZero);
    return this.#inside(tf.reshape(shifted, product.shape));
  }

  #valueAtZero(): tf.Tensor {
    const zeros = this.#node.inputShapes.map((shape) => tf.zeros([1, ...shape]));
    return operationOf(this.#node.op).forward(zeros, this.#node);
  }
}
