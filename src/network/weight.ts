import type { Weight } from './network';

/** The absolute values, |w|; exact. */
export function magnitudeOf(weight: Weight): Weight {
  return { shape: weight.shape, data: weight.data.map(Math.abs) };
}

/** A single number as a weight. */
export function scalarWeight(value: number): Weight {
  return { shape: [], data: Float32Array.of(value) };
}
