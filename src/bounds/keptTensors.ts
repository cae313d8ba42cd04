import * as tf from '@tensorflow/tfjs-core';

/**
 * Tensors that follow from the bounds of values (relaxations, magnitudes), kept from one backward pass to the next. Where
 * bounds are tightened later, what follows from the wider ones still holds.
 */
class KeptTensors {
  readonly #kept = new Map<string, object>();

  /** What was made under this key before, or what `make` makes now. */
  of<T extends object>(key: string, make: () => T): T {
    const known = this.#kept.get(key);
    if (known) return known as T;
    const made = tf.tidy(make as () => T & tf.TensorContainerObject);
    for (const tensor of tensorsOf(made)) tf.keep(tensor);
    this.#kept.set(key, made);
    return made;
  }

  dispose(): void {
    for (const made of this.#kept.values()) tf.dispose(tensorsOf(made));
    this.#kept.clear();
  }
}

function tensorsOf(made: object): tf.Tensor[] {
  return Object.values(made).filter((value) => value instanceof tf.Tensor);
}

const keptFor = new WeakMap<object, KeptTensors>();

/** Has what follows from these bounds kept until `disposeKept`. */
export function keepTensors(bounds: object): void {
  keptFor.set(bounds, new KeptTensors());
}

/**
 * Tensors that follow from bounds: kept where `keepTensors` said so, else made anew.
 *
 * @param make gives an object of tensors
 */
export function tensorsFrom<T extends object>(bounds: object, key: string, make: () => T): T {
  return keptFor.get(bounds)?.of(key, make) ?? make();
}

/** Frees what was kept. */
export function disposeKept(bounds: object): void {
  keptFor.get(bounds)?.dispose();
  keptFor.delete(bounds);
}
