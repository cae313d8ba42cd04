import * as tf from '@tensorflow/tfjs-core';
import type { Slopes } from '../backward/context';
import type { Reached } from './rowSearch';

/** For every row of whole values the best bound that a search has seen, and the choices that gave it. */
export class BestChoices {
  #bounds: tf.Tensor | undefined;
  #choices = new Map<string, tf.Tensor>();

  /** Keeps the choices of the rows whose bounds are better than any before. */
  consider({ bounds, choices }: Reached): void {
    const before = this.#bounds;
    if (!before) {
      this.#bounds = tf.clone(bounds);
      this.#choices = new Map([...choices].map(([name, choice]) => [name, tf.clone(choice)]));
      return;
    }
    const isBetter = tf.tidy(() => tf.expandDims(tf.cast(tf.greater(bounds, before), 'float32'), 2));
    for (const [name, choice] of choices) {
      const best = this.#choices.get(name) as tf.Tensor;
      this.#choices.set(
        name,
        // Exact, so that no rounding takes a choice out of its range.
        tf.tidy(() => tf.add(tf.mul(isBetter, choice), tf.mul(tf.sub(1, isBetter), best))),
      );
      best.dispose();
    }
    this.#bounds = tf.maximum(bounds, before);
    tf.dispose([before, isBetter]);
  }

  /** The best bounds, [batch, rows]; they stay this object's. */
  get bounds(): tf.Tensor | undefined {
    return this.#bounds;
  }

  /** They stay this object's. */
  get choices(): Slopes {
    return this.#choices;
  }

  dispose(): void {
    this.#bounds?.dispose();
    tf.dispose([...this.#choices.values()]);
  }
}
