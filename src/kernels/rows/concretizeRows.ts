import * as tf from '@tensorflow/tfjs-core';
import { ROUNDINGS } from '../../catalog/roundings';
import { dot, dotError, sumRows } from '../rounding/dot';
import { gamma, type Rounding, TINY, unitRoundoff, upToFloat32 } from '../rounding/rounding';
import { runRelaxRows, splitBySign } from './relaxRows';

/** Name under which a backend may register a fused kernel. */
export const CONCRETIZE_ROWS = 'ConcretizeRows';

/** The names of what rows are summed against. */
export type RowOperand = 'lower' | 'upper' | 'weight';

/** What the kernel reads: coefficients, then the operands that the attributes name. */
export type ConcretizeRowsInputs = readonly [a: tf.TensorInfo, ...operands: tf.TensorInfo[]];

export interface ConcretizeRowsAttributes {
  readonly rounding: Rounding;
  readonly operands: readonly RowOperand[];
}

const OPERANDS: readonly RowOperand[] = ['lower', 'upper', 'weight'];

/** What rows of coefficients are summed against; each [batch or 1, rows or 1, n]. */
interface RowBox {
  /** Bounds of z, lower ≤ upper; a missing one is zero. The same tensor twice for a point. */
  readonly lower?: tf.Tensor | undefined;
  readonly upper?: tf.Tensor | undefined;
  /** Not negative: what each |a| loses besides. */
  readonly weight?: tf.Tensor | undefined;
}

/** Both [batch, rows]. */
interface RowSums {
  /** Σ a·z at its least, as computed. */
  readonly least: tf.Tensor;
  /** At least what `least` was rounded by, plus Σ |a|·weight; missing where rounding is ignored. */
  readonly error?: tf.Tensor;
}

/**
 * The least value of Σ a·z over a box of z for rows of coefficients: a ≥ 0 takes the lower bound, a < 0 the upper. With
 * intercepts in the place of the bounds, these are the constants of a relaxation.
 *
 * A sum of n products t = a·b, b a bound, in float32 and in an order that counts N terms is off by at most γ_N Σ|t| (see
 * blocks.ts). So
 * error = Σ |a|(γ_N·|b| + weight), a sum of non-negative terms that is itself scaled up by 1/(1 − γ) for its roundings:
 * the four of each term and those of adding them.
 *
 * Subnormal numbers may be flushed to zero. A bound or weight that is, or a product with it, loses less than 2⁻¹²⁶(|a| + 1),
 * which is why each |a| pays τ = TINY besides; a coefficient that is loses 2⁻¹²⁶ of a bound or of what `weight` is a share
 * of, at most 2⁶⁰. Over 2²⁰ terms, and as many coefficients that were themselves computed from such, that is below
 * UNDERFLOW, which every error includes.
 *
 * @param a [batch, rows, n]
 */
export function concretizeRows(a: tf.Tensor, box: RowBox, rounding: Rounding): RowSums {
  return tf.getKernel(CONCRETIZE_ROWS, tf.getBackend()) ? fused(a, box, rounding) : compose(a, box, rounding);
}

/** What flushed coefficients may cost a row of one step, at most. */
export const UNDERFLOW = 2 ** -44;

/** A factor that makes up for what a sum of non-negative terms may have lost, counting so many roundings. */
export function makeUpFor(terms: number): number {
  return upToFloat32(1 / (1 - gamma(terms, unitRoundoff())));
}

function fused(a: tf.Tensor, box: RowBox, rounding: Rounding): RowSums {
  const operands = OPERANDS.filter((name) => box[name] && (name !== 'weight' || ROUNDINGS[rounding].outward));
  const inputs = [a, ...operands.map((name) => box[name])] as unknown as tf.NamedTensorMap;
  const packed = tf.engine().runKernel(CONCRETIZE_ROWS, inputs, { rounding, operands }) as tf.Tensor;
  const sizes = a.shape.slice(0, 2);
  if (!ROUNDINGS[rounding].outward) return { least: tf.reshape(packed, sizes) };
  const [least, error] = tf.split(packed, 2, 0).map((part) => tf.reshape(part, sizes)) as [tf.Tensor, tf.Tensor];
  return { least, error };
}

function compose(a: tf.Tensor, box: RowBox, rounding: Rounding): RowSums {
  return tf.tidy(() => {
    const least = sumOf(a, box);
    if (!ROUNDINGS[rounding].outward) return { least };
    const n = a.shape[2] as number;
    const error = sumOfErrors(tf.abs(a), weightOf(box, dotError(n)));
    return { least, error: tf.mul(tf.add(error, UNDERFLOW), makeUpFor(n + 8)) };
  });
}

function sumOf(a: tf.Tensor, { lower, upper }: RowBox): tf.Tensor {
  if (lower && lower === upper) return dot(a, lower);
  if (!lower && !upper) return tf.zeros(a.shape.slice(0, 2));
  const { positive, negative } = splitBySign(a);
  if (!lower) return dot(negative, upper as tf.Tensor);
  if (!upper) return dot(positive, lower);
  return sumRows(tf.add(tf.mul(positive, lower), tf.mul(negative, upper)));
}

/** What each |a| loses, [batch or 1, rows or 1, n], or one number for all. */
function weightOf({ lower, upper, weight }: RowBox, share: number): tf.Tensor {
  const bounds = lower === upper ? [lower] : [lower, upper];
  const [first, second] = bounds.filter((bound) => bound !== undefined).map((bound) => tf.abs(bound));
  const largest = first && second ? tf.maximum(first, second) : first;
  const own = tf.add(largest ? tf.mul(largest, share) : 0, TINY);
  return weight ? tf.add(own, weight) : own;
}

/** Errors need no tight sum: one product with a vector where all rows share it. */
function sumOfErrors(magnitudes: tf.Tensor, weight: tf.Tensor): tf.Tensor {
  const [batch, rows, n] = magnitudes.shape as [number, number, number];
  if (batch > 1 || weight.size !== n) return dot(magnitudes, weight);
  return tf.reshape(tf.matMul(tf.reshape(magnitudes, [rows, n]), tf.reshape(weight, [n, 1])), [1, rows]);
}

/** Registers the derivative of the kernel of `concretizeRows` by the coefficients, whatever backend it runs on. */
export function registerConcretizeRowsGradient(): void {
  if (tf.getGradient(CONCRETIZE_ROWS)) return;
  tf.registerGradient({
    kernelName: CONCRETIZE_ROWS,
    saveAllInputs: true,
    gradFunc: (dy, saved, attrs) => derivatives(dy as tf.Tensor, saved, attrs as unknown as ConcretizeRowsAttributes),
  });
}

/** By the position of the input. */
type GradientMap = Record<string, () => tf.Tensor>;

/** Without rounding, which alone is differentiated, the only result is the least value. */
function derivatives(dy: tf.Tensor, saved: tf.Tensor[], { rounding, operands }: ConcretizeRowsAttributes): GradientMap {
  if (ROUNDINGS[rounding].outward) throw new Error('Bounds are differentiated without the error of rounding only.');
  const [a, ...others] = saved as [tf.Tensor, ...tf.Tensor[]];
  const operand = (name: RowOperand) => others[operands.indexOf(name)] ?? tf.zeros([1, 1, a.shape[2] as number]);
  const perRow = [...a.shape.slice(0, 2), 1];
  return { 0: () => runRelaxRows(a, { lower: operand('lower'), upper: operand('upper') }, tf.reshape(dy, perRow)) };
}
