import * as tf from '@tensorflow/tfjs-core';

/** Coefficients of values on their way back, by the value's name; [batch·rows, ...]. Disposed of by who holds them. */
export class Front {
  readonly #coefficients = new Map<string, tf.Tensor>();

  /** Adds coefficients, which are the front's from now on, to those of the same value. */
  add(name: string, coefficients: tf.Tensor): void {
    const there = this.#coefficients.get(name);
    this.#coefficients.set(name, there ? tf.add(there, coefficients) : coefficients);
    if (there) tf.dispose([there, coefficients]);
  }

  /** Takes a value's coefficients away; the caller disposes of them. */
  take(name: string): tf.Tensor | undefined {
    const there = this.#coefficients.get(name);
    this.#coefficients.delete(name);
    return there;
  }

  /** Coefficients of the same values, to be changed apart from these. */
  copy(): Front {
    const copy = new Front();
    for (const [name, coefficients] of this.#coefficients) copy.add(name, tf.clone(coefficients));
    return copy;
  }

  entries(): Iterable<[string, tf.Tensor]> {
    return this.#coefficients;
  }

  dispose(): void {
    tf.dispose([...this.#coefficients.values()]);
    this.#coefficients.clear();
  }
}
