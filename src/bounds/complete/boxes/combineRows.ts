import type { ClippedBox, LinearBelow } from './clipBox';

/** Steps of ascent on the weights of rows. */
const STEPS = 12;

/** Rows put together. */
export interface Combined extends LinearBelow {
  /** Σ w|a|: on what the rows depend, also where they cancel. */
  readonly magnitudes: Float64Array;
  /** w */
  readonly weights: Float64Array;
}

/**
 * One linear function below zero wherever all of several are: Σ w·(a·x + c) with weights w ≥ 0 that add up to one, chosen
 * so that its least value over the box is large (subgradient ascent). Rows that exclude each other are impossible
 * together where none is alone.
 *
 * Any weights are sound. Of k products and sums for each coefficient no more than (k + 2)·2⁻⁵² of Σ w|a| is lost, times the
 * largest |x|, which the constant accounts for; and half of the smallest float64 where one is too small for it.
 */
export function combineRows(rows: readonly LinearBelow[], box: ClippedBox): Combined {
  const weights = new Float64Array(rows.length).fill(1 / rows.length);
  const chosen = weights.slice();
  const sums = new Float64Array(box.lower.length);
  const values = new Float64Array(rows.length);
  let most = Number.NEGATIVE_INFINITY;
  for (let step = 1; step <= STEPS; step++) {
    const least = evaluate(rows, weights, box, sums, values);
    if (least > most) {
      most = least;
      chosen.set(weights);
    }
    let scale = Number.MIN_VALUE;
    for (const value of values) scale = Math.max(scale, Math.abs(value));
    let sum = 0;
    // Multiplicative steps keep weights positive.
    for (let row = 0; row < rows.length; row++) {
      const moved = (weights[row] as number) * Math.exp((2 * (values[row] as number)) / scale / Math.sqrt(step));
      weights[row] = moved;
      sum += moved;
    }
    for (let row = 0; row < rows.length; row++) weights[row] = (weights[row] as number) / sum;
  }
  return combine(rows, chosen, box);
}

/**
 * The least value of a combination over the box, and the values of all rows where it is attained, as float64 has them.
 *
 * @param sums room for the coefficients
 */
function evaluate(
  rows: readonly LinearBelow[],
  weights: Float64Array,
  { lower, upper }: ClippedBox,
  sums: Float64Array,
  values: Float64Array,
): number {
  sums.fill(0);
  for (let row = 0; row < rows.length; row++) {
    const { coefficients } = rows[row] as LinearBelow;
    const weight = weights[row] as number;
    for (let i = 0; i < sums.length; i++) sums[i] = (sums[i] as number) + weight * (coefficients[i] as number);
  }
  let least = 0;
  for (let row = 0; row < rows.length; row++) {
    const { coefficients, constant } = rows[row] as LinearBelow;
    let value = constant;
    for (let i = 0; i < sums.length; i++) {
      value += (coefficients[i] as number) * (((sums[i] as number) > 0 ? lower[i] : upper[i]) as number);
    }
    values[row] = value;
    least += (weights[row] as number) * value;
  }
  return least;
}

function combine(rows: readonly LinearBelow[], weights: Float64Array, { lower, upper }: ClippedBox): Combined {
  const n = lower.length;
  const coefficients = new Float64Array(n);
  const magnitudes = new Float64Array(n);
  let constant = 0;
  let lost = 0;
  for (const [row, each] of rows.entries()) {
    const weight = weights[row] as number;
    constant += weight * each.constant;
    lost += weight * Math.abs(each.constant);
    for (let i = 0; i < n; i++) {
      const product = weight * (each.coefficients[i] as number);
      coefficients[i] = (coefficients[i] as number) + product;
      magnitudes[i] = (magnitudes[i] as number) + Math.abs(product);
    }
  }
  for (let i = 0; i < n; i++) {
    lost += (magnitudes[i] as number) * Math.max(Math.abs(lower[i] as number), Math.abs(upper[i] as number));
  }
  return {
    coefficients,
    magnitudes,
    weights,
    constant: constant - 2 * (rows.length + 2) * (2 ** -52 * lost + Number.MIN_VALUE),
  };
}
