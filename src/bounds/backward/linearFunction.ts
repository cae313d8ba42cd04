import * as tf from '@tensorflow/tfjs-core';
import { readTogether } from '../../kernels/readTogether';
import { sizeOf } from '../../network/network';
import type { Checkpoint } from '../checkpoint';
import type { ReadBounds } from '../readBounds';
import { lowerBounds } from './backwardPass';
import type { Arrived, BackwardContext } from './context';

/** A linear function of the network's input that lies below a value everywhere in a box. */
export interface LinearFunction {
  /** One for each number of the input, internal layout. */
  readonly coefficients: Float32Array;
  readonly constant: number;
  /** Its least value over the box, rounded down. */
  readonly least: number;
}

/** A float64 sum of n terms is off by at most n·2⁻⁵³ times the sum of their magnitudes, to first order; twice that is allowed for. */
const UNIT = 2 ** -52;

/**
 * The functions whose least values `lowerBounds` gives: for each row of coefficients a of the value z, one that lies
 * below a·z in the whole box. What float32 lost on the way is taken off the constant.
 *
 * @param context of a single sample
 * @param coefficients [rows, ...shape of z]; stays the caller's
 * @param box the sample's inputs, internal layout
 */
export async function linearFunctions(
  context: BackwardContext,
  value: string,
  coefficients: tf.Tensor,
  box: ReadBounds,
  checkpoint: Checkpoint,
): Promise<LinearFunction[]> {
  const rows = coefficients.shape[0] as number;
  const size = sizeOf(context.ready.network.input.shape);
  let kept: Kept | undefined;
  // Read along with the bounds: each reading of a graphics device may take a tenth of a second.
  const alongside: tf.Tensor[] = [...(context.alongside ?? [])];
  const atInput = (arrived: Arrived) => {
    kept = keep(arrived);
    alongside.push(...tensorsOf(kept));
  };
  try {
    const bounds = await lowerBounds({ ...context, atInput, alongside }, value, coefficients, checkpoint);
    const { slopes, constants, errors } = await read(kept as Kept, rows * size);
    return Array.from({ length: rows }, (_, row) => {
      const own = slopes.slice(row * size, (row + 1) * size);
      const terms = [...constants.map((part) => part[row] as number), ...errors.map((part) => -(part[row] as number))];
      // Where numbers grew too large for float32, nothing was proved.
      const constant = bounds[row] === Number.NEGATIVE_INFINITY ? Number.NEGATIVE_INFINITY : sumDown(terms);
      return { coefficients: own, constant, least: sumDown([constant, ...leastTerms(own, box)]) };
    });
  } finally {
    if (kept) tf.dispose(tensorsOf(kept));
  }
}

interface Kept {
  readonly coefficients: tf.Tensor | undefined;
  readonly constants: tf.Tensor[];
  readonly errors: tf.Tensor[];
}

/** Copies outlive the pass, and whatever is tidied around it. */
function keep({ coefficients, constants, errors }: Arrived): Kept {
  const copy = (tensor: tf.Tensor) => tf.keep(tf.clone(tensor));
  return { coefficients: coefficients && copy(coefficients), constants: constants.map(copy), errors: errors.map(copy) };
}

function tensorsOf({ coefficients, constants, errors }: Kept): tf.Tensor[] {
  return [...constants, ...errors, ...(coefficients ? [coefficients] : [])];
}

async function read(kept: Kept, size: number) {
  const all = await readTogether(tensorsOf(kept));
  const [constants, both] = [kept.constants.length, kept.constants.length + kept.errors.length];
  return {
    constants: all.slice(0, constants),
    errors: all.slice(constants, both),
    slopes: all[both] ?? new Float32Array(size),
  };
}

/** Products of float32 numbers are exact in float64. */
function leastTerms(coefficients: Float32Array, { lower, upper }: ReadBounds): number[] {
  return Array.from(coefficients, (a, i) => a * ((a >= 0 ? lower[i] : upper[i]) as number));
}

/** A float64 that is not above the sum. */
function sumDown(terms: readonly number[]): number {
  const sum = terms.reduce((total, term) => total + term, 0);
  const magnitude = terms.reduce((total, term) => total + Math.abs(term), 0);
  return Number.isFinite(magnitude) ? sum - 2 * terms.length * UNIT * magnitude : Number.NEGATIVE_INFINITY;
}
