import * as tf from '@tensorflow/tfjs-core';
import { upToFloat32 } from './rounding';
import { keptWith } from './weightSlices';

/** A weight as the sum of two, W = W₁ + W₂ exactly; see splitProducts. */
export interface SplitWeight {
  /** W₁: for each output multiples of a power of two, of few bits. */
  readonly leading: tf.Tensor;
  /** W₂, at most half that power of two. */
  readonly rest: tf.Tensor;
  /** At least the sum of magnitudes over all but the last axis, [outputs]. */
  readonly norms: { readonly ofRest: tf.Tensor; readonly ofWeight: tf.Tensor };
}

/** Bits of centres and of weights such that sums of so many of their products fit the 24 bits of a float32 number. */
export function bitsOf(terms: number): { ofCenter: number; ofWeight: number } {
  const bits = 24 - Math.ceil(Math.log2(terms));
  const ofWeight = Math.floor(bits / 2);
  return { ofCenter: bits - ofWeight, ofWeight };
}

/** The least power of two of which numbers up to `largest` are at most 2^bits; large enough for products to be normal. */
export function unitFor(largest: number, bits: number): number {
  let exponent = Math.max(-40, Math.ceil(Math.log2(largest)));
  while (2 ** exponent < largest) exponent++;
  return 2 ** (exponent - bits);
}

/** Splits a weight, and keeps that with it. */
export function splitWeight(weight: tf.Tensor, bits: number): SplitWeight {
  const [leading, rest, ofRest, ofWeight] = keptWith(weight, `split ${bits}`, () => make(weight, bits));
  return { leading, rest, norms: { ofRest, ofWeight } } as SplitWeight;
}

function make(weight: tf.Tensor, bits: number): tf.Tensor[] {
  const values = weight.dataSync<'float32'>();
  const outputs = weight.shape.at(-1) as number;
  const largest = new Float64Array(outputs);
  values.forEach((value, i) => {
    largest[i % outputs] = Math.max(largest[i % outputs] as number, Math.abs(value));
  });
  const units = largest.map((most) => unitFor(most, bits));
  const leading = values.map((value, i) => {
    const unit = units[i % outputs] as number;
    return Math.round(value / unit) * unit;
  });
  const rest = values.map((value, i) => value - (leading[i] as number));
  return [
    tf.tensor(leading, weight.shape),
    tf.tensor(rest, weight.shape),
    tf.tensor1d(norms(rest, outputs)),
    tf.tensor1d(norms(values, outputs)),
  ];
}

function norms(values: Float32Array, outputs: number): Float32Array {
  const sums = new Float64Array(outputs);
  values.forEach((value, i) => {
    sums[i % outputs] = (sums[i % outputs] as number) + Math.abs(value);
  });
  return Float32Array.from(sums, upToFloat32);
}
