import * as tf from '@tensorflow/tfjs-core';
import { type Shape, sizeOf } from '../../network/network';
import { searchSlopes } from '../alpha/searchBounds';
import { lowerBounds } from '../backward/backwardPass';
import type { Arrived, BackwardContext, Slopes } from '../backward/context';
import type { Checkpoint } from '../checkpoint';
import { roundDown } from '../inputBox';
import { splitInterval } from '../readBounds';
import type { Row } from './floatProperty';

/** Linear functions of the input below rows, over a batch of boxes; samples with fewer rows repeat their first. */
export interface RowBounds {
  /** Rows of each sample. */
  readonly rows: number;
  readonly inputs: number;
  /** Least values over the boxes, rounded down, [batch, rows]. */
  readonly lower: Floats;
  /** [batch, rows, inputs] */
  readonly coefficients: Floats;
  /** Rounded down, [batch, rows]; −∞ where nothing is known. */
  readonly constants: Float64Array;
  /** Where slopes were searched for: the coefficients as they were before, of which nothing is proved. */
  readonly plain?: Floats;
}

type Floats = Float32Array | Float64Array;

/** The coefficients of one row. */
export function coefficientsOf(
  { rows, inputs, coefficients }: Pick<RowBounds, 'rows' | 'inputs' | 'coefficients'>,
  sample: number,
  row: number,
): Floats {
  const at = sample * rows + row;
  return coefficients.subarray(at * inputs, (at + 1) * inputs);
}

/**
 * Bounds rows of outputs, each sample having rows of its own, by one backward pass.
 *
 * @param rows of each sample of the context's batch, at least one
 * @param steps on the slopes of each row; without any the pass chooses them
 */
export async function boundRows(
  context: BackwardContext,
  rows: readonly (readonly Row[])[],
  checkpoint: Checkpoint,
  steps = 0,
): Promise<RowBounds> {
  const { ready, batch } = context;
  const most = rows.reduce((count, own) => Math.max(count, own.length), 1);
  const inputs = sizeOf(ready.network.input.shape);
  const start = startRows(rows, most, ready.shapes.get(ready.network.output) as Shape);
  const { output } = ready.network;
  const kept: Kept = { constants: [], errors: [] };
  let slopes: Slopes | undefined;
  try {
    if (steps > 0) {
      slopes = await searchSlopes(context, output, start, { iterations: steps }, checkpoint, (coefficients) => {
        kept.plain = tf.keep(tf.clone(coefficients));
      });
    }
    const found = await lowerBounds(
      { ...context, ...(slopes && { slopes }), atInput: (arrived) => keep(arrived, kept) },
      output,
      start,
      checkpoint,
    );
    const lost = await lostInRows(context, rows, most);
    const lower = less(found, lost);
    const constants = await sumDown(kept, batch * most, found, lost);
    const coefficients = kept.coefficients
      ? Float32Array.from(await kept.coefficients.data<'float32'>())
      : new Float32Array(batch * most * inputs);
    const plain = kept.plain && Float32Array.from(await kept.plain.data<'float32'>());
    return { rows: most, inputs, lower, coefficients, constants, ...(plain && { plain }) };
  } finally {
    tf.dispose([start, ...(slopes?.values() ?? []), ...kept.constants, ...kept.errors]);
    tf.dispose([kept.coefficients, kept.plain]);
  }
}

/** Coefficients from which a pass starts, [batch·rows, ...output shape]. */
export function startRows(rows: readonly (readonly Row[])[], most: number, shape: Shape): tf.Tensor {
  const size = sizeOf(shape);
  const values = new Float32Array(rows.length * most * size);
  rows.forEach((own, sample) => {
    for (let row = 0; row < most; row++) {
      values.set((own[row] ?? (own[0] as Row)).coefficients, (sample * most + row) * size);
    }
  });
  return tf.tensor(values, [rows.length * most, ...shape]);
}

interface Kept {
  coefficients?: tf.Tensor;
  plain?: tf.Tensor;
  readonly constants: tf.Tensor[];
  readonly errors: tf.Tensor[];
}

/** Copies outlive the pass. */
function keep({ coefficients, constants, errors }: Arrived, kept: Kept): void {
  const copy = (tensor: tf.Tensor) => tf.keep(tf.clone(tensor));
  if (coefficients) kept.coefficients = copy(coefficients);
  kept.constants.push(...constants.map(copy));
  kept.errors.push(...errors.map(copy));
}

/** Σ constants − Σ errors − lost in float64, whose own roundings are covered twice over. */
async function sumDown(kept: Kept, size: number, found: Float32Array, lost: Float64Array): Promise<Float64Array> {
  const read = (tensors: readonly tf.Tensor[]) => Promise.all(tensors.map((tensor) => tensor.data<'float32'>()));
  const [constants, errors] = await Promise.all([read(kept.constants), read(kept.errors)]);
  const share = 2 * (constants.length + errors.length + 2) * 2 ** -53;
  return Float64Array.from({ length: size }, (_, at) => {
    if (found[at] === Number.NEGATIVE_INFINITY) return Number.NEGATIVE_INFINITY;
    let sum = -(lost[at] as number);
    let magnitude = lost[at] as number;
    for (const part of constants) {
      sum += part[at] as number;
      magnitude += Math.abs(part[at] as number);
    }
    for (const part of errors) {
      sum -= part[at] as number;
      magnitude += part[at] as number;
    }
    const down = sum - share * magnitude;
    return Number.isFinite(down) ? down : Number.NEGATIVE_INFINITY;
  });
}

/** What coefficients that are no float32 numbers cost: how far they are off, times the outputs' magnitudes. */
export async function lostInRows(
  { ready, bounds, batch }: Pick<BackwardContext, 'ready' | 'bounds' | 'batch'>,
  rows: readonly (readonly Row[])[],
  most: number,
): Promise<Float64Array> {
  const lost = new Float64Array(batch * most);
  if (rows.every((own) => own.every(({ inexact }) => !inexact))) return lost;
  const { lower, upper } = splitInterval(await (bounds.get(ready.network.output) as tf.Tensor).data<'float32'>());
  const size = sizeOf(ready.shapes.get(ready.network.output) as Shape);
  return lost.map((_, at) => {
    const sample = Math.floor(at / most);
    const own = rows[sample] as readonly Row[];
    const { inexact } = (own[at % most] ?? own[0]) as Row;
    // Bounds that all samples share are a batch of one.
    const first = lower.length > size ? sample * size : 0;
    let sum = 0;
    for (let i = 0; inexact && i < size; i++) {
      const [low, high] = [lower[first + i] as number, upper[first + i] as number];
      sum += (inexact[i] as number) * Math.max(Math.abs(low), Math.abs(high)) * (1 + 2 ** -20);
    }
    return sum;
  });
}

/** Lower bounds less what is lost besides, rounded down. */
export function less(lower: Float32Array, lost: Float64Array): Float32Array {
  return lower.map((value, at) => {
    const off = lost[at] as number;
    return off === 0 ? value : roundDown(value - off - (Math.abs(value) + off) * 2 ** -50);
  });
}

/** Lower bounds and numbers, which may be negative, rounded down. */
export function raised(lower: Float32Array, by: Float64Array): Float32Array {
  return lower.map((value, at) => {
    const off = by[at] as number;
    return off === 0 ? value : roundDown(value + off - (Math.abs(value) + Math.abs(off)) * 2 ** -50);
  });
}
