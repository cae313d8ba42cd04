import * as tf from '@tensorflow/tfjs-core';
import { TINY, UNIT_ROUNDOFF } from '../rounding/rounding';
import { chooseBoth, type Enclosure, outwardBy } from './enclosed';
import { type Series, variable } from './series';

/** A power of two, so that knots are exact in float32. */
const KNOTS_PER_UNIT = 64;

/** A line that a function is as good as beyond its table: value and derivative are within `error` of it. */
interface Tail {
  readonly slope: number;
  readonly intercept: number;
  readonly error: number;
}

/** A smooth function, by what is known of it in float64. */
export interface SmoothFunction {
  /** Where the table begins and ends; whole numbers. */
  readonly from: number;
  readonly to: number;
  /** Its Taylor polynomial about any number. */
  readonly series: (x: Series) => Series;
  readonly left: Tail;
  readonly right: Tail;
}

/**
 * Between knots the fourth coefficient is larger than at them by less: it changes by five times the fifth times 1/128,
 * and functions that are smooth on the scale of 1 have no fifth ones ten times as large.
 */
const BETWEEN_KNOTS = 1.5;

/**
 * A function that encloses a smooth function and its derivative by a table and +, −, × alone: at the knot k near x, with
 * t = x − k and f's Taylor coefficients c at k, f(x) = c₀ + c₁t + c₂t² + c₃t³ ± Mt⁴ and f'(x) = c₁ + 2c₂t + 3c₃t² ± 4M|t|³,
 * M being at least |c₄| anywhere. This holds for any knot, however its index was rounded, and t is exact: a difference of
 * neighbours. Every term is rounded a few times; 12u of the sum of their magnitudes accounts for that and for the table's
 * own rounding. Derivatives are given 2⁻⁴⁰ more, for functions whose bend changes at a number that float32 does not have.
 */
export function enclosedByTable(f: SmoothFunction): (x: tf.Tensor) => Enclosure {
  let table: Table | undefined;
  return (x) => {
    table ??= tableOf(f);
    const { columns, fourth } = table;
    const inside = tf.clipByValue(x, f.from, f.to);
    const index = tf.floor(tf.add(tf.mul(tf.sub(inside, f.from), KNOTS_PER_UNIT), 0.5));
    const place = tf.cast(tf.clipByValue(index, 0, table.length - 1), 'int32');
    const t = tf.sub(inside, tf.add(tf.mul(place, 1 / KNOTS_PER_UNIT), f.from));
    const [c0, c1, c2, c3] = columns.map((column) => tf.gather(tf.tensor1d(column), place)) as [
      tf.Tensor,
      tf.Tensor,
      tf.Tensor,
      tf.Tensor,
    ];
    const distance = tf.abs(t);
    const cube = tf.mul(tf.square(t), distance);
    const own = polynomial(t, distance, [c0, c1, c2, c3], [tf.mul(tf.mul(cube, distance), fourth), TINY]);
    const steepness = polynomial(t, distance, [c1, tf.mul(c2, 2), tf.mul(c3, 3)], [tf.mul(cube, 4 * fourth), 2 ** -40]);
    const within = { ...own, slope: steepness };
    const onLeft = chooseBoth(tf.less(x, f.from), alongTail(x, f.left), within);
    return chooseBoth(tf.greater(x, f.to), alongTail(x, f.right), onLeft);
  };
}

function polynomial(
  t: tf.Tensor,
  distance: tf.Tensor,
  terms: readonly tf.Tensor[],
  [remainder, more]: readonly [tf.Tensor, number],
) {
  const [last, ...others] = [...terms].reverse() as [tf.Tensor, ...tf.Tensor[]];
  const sum = others.reduce((total, term) => tf.add(tf.mul(total, t), term), last);
  const size = others.reduce((total, term) => tf.add(tf.mul(total, distance), tf.abs(term)), tf.abs(last));
  const margin = tf.add(tf.add(tf.mul(size, 12 * UNIT_ROUNDOFF), remainder), more);
  return { lower: tf.sub(sum, margin), upper: tf.add(sum, margin) };
}

function alongTail(x: tf.Tensor, { slope, intercept, error }: Tail): Enclosure {
  const line = tf.add(tf.mul(x, slope), intercept);
  const isExact = intercept === 0 && Math.abs(slope) <= 1 && Number.isInteger(slope);
  const bounds = outwardBy({ lower: tf.sub(line, error), upper: tf.add(line, error) }, isExact ? 1 : 4);
  const constant = (value: number) => tf.fill(x.shape, value);
  return { ...bounds, slope: { lower: constant(slope - error - 2 ** -40), upper: constant(slope + error + 2 ** -40) } };
}

interface Table {
  readonly columns: readonly Float32Array[];
  readonly fourth: number;
  readonly length: number;
}

function tableOf({ from, to, series }: SmoothFunction): Table {
  const length = (to - from) * KNOTS_PER_UNIT + 1;
  const rows = Array.from({ length }, (_, at) => series(variable(from + at / KNOTS_PER_UNIT)));
  const columns = [0, 1, 2, 3].map((order) => Float32Array.from(rows, (row) => row[order] as number));
  const fourth = BETWEEN_KNOTS * Math.max(...rows.map((row) => Math.abs(row[4] as number)));
  return { columns, fourth, length };
}
