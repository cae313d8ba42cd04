import * as tf from '@tensorflow/tfjs-core';
import type { ReadyNode } from '../../network/network';
import { ArrivedCoefficients } from '../backward/arrivedCoefficients';
import { layoutOf, type StartRows, stepBack } from '../backward/backwardPass';
import { WindowRows } from '../backward/windows/windowRows';
import type { RowContext } from './rowSteps';

/** The way back over nodes that pass coefficients on alike, whatever is chosen of relaxations: it is gone once. */
export class FixedPart {
  readonly #context: RowContext;
  readonly #coefficients = new ArrivedCoefficients();
  #constant: tf.Tensor = tf.scalar(0);

  /**
   * @param nodes in the network's order
   * @param start the rows' coefficients of a value; stays the caller's
   */
  constructor(context: RowContext, nodes: readonly ReadyNode[], value: string, start: StartRows) {
    this.#context = context;
    this.#coefficients.add(value, start instanceof WindowRows ? start.start() : tf.clone(start));
    for (const node of [...nodes].reverse()) this.#pass(node);
  }

  /** Coefficients of the values that these nodes read, to be passed on; the caller disposes of them. */
  arrived(): ArrivedCoefficients {
    return this.#coefficients.copy();
  }

  /**
   * The rows' bounds where the values are these, [batch, rows].
   *
   * @param gains what is added to them, each [batch, rows]
   */
  boundsAt(values: ReadonlyMap<string, tf.Tensor>, gains: readonly tf.Tensor[]): tf.Tensor {
    const sums = [...this.#coefficients.entries()].map(([name, coefficients]) => {
      const layout = layoutOf(name, this.#context, this.#context.windows);
      return layout.perSample(tf.sum(layout.rows(tf.mul(coefficients, values.get(name) as tf.Tensor)), 2));
    });
    return [...sums, ...gains].reduce((sum, one) => tf.add(sum, one), this.#constant);
  }

  dispose(): void {
    this.#coefficients.dispose();
    this.#constant.dispose();
  }

  #pass(node: ReadyNode): void {
    const coefficients = this.#coefficients.take(node.output);
    if (!coefficients) return;
    const before = this.#constant;
    const [constant, ...passed] = tf.tidy(() => {
      const step = stepBack(node, coefficients, this.#context, this.#context.windows);
      return [step.constants.reduce((sum, one) => tf.add(sum, one), tf.clone(before)), ...step.coefficients];
    });
    tf.dispose([coefficients, before]);
    this.#constant = constant as tf.Tensor;
    node.inputs.forEach((name, at) => {
      this.#coefficients.add(name, passed[at] as tf.Tensor);
    });
  }
}
