import type { Metric } from './classTree';

/** One vector for each class, row by row. */
export interface ClassVectors {
  readonly classes: number;
  readonly width: number;
  /** `classes × width` numbers. */
  readonly values: Float32Array | Float64Array;
}

/** Symmetric distances between classes with zeros on the diagonal: `classes × classes` numbers, row by row. */
export interface ClassDistances {
  readonly classes: number;
  readonly values: Float64Array;
}

/**
 * The distances between all pairs of class vectors. The cosine distance lies in [0, 2]; a vector of zeros has no
 * direction and counts as orthogonal to every other one.
 */
export function distancesOf(vectors: ClassVectors, metric: Metric): ClassDistances {
  const rows = metric === 'cosine' ? directions(vectors) : vectors;
  const { classes, width } = rows;
  const values = new Float64Array(classes * classes);
  for (let a = 0; a < classes; a++) {
    for (let b = 0; b < a; b++) {
      const length = differenceLength(rows.values, a * width, b * width, width);
      // |u − v|² = 2 − 2 cos for unit vectors: no cancellation where the two are close.
      const distance = metric === 'cosine' ? cosineDistance(rows, a, b, length) : length;
      values[a * classes + b] = distance;
      values[b * classes + a] = distance;
    }
  }
  return { classes, values };
}

/** The distance between two classes. */
export function distanceAt({ classes, values }: ClassDistances, a: number, b: number): number {
  return values[a * classes + b] ?? 0;
}

function cosineDistance(units: ClassVectors, a: number, b: number, length: number): number {
  return isZero(units, a) !== isZero(units, b) ? 1 : (length * length) / 2;
}

function isZero({ width, values }: ClassVectors, row: number): boolean {
  return values.subarray(row * width, (row + 1) * width).every((value) => value === 0);
}

function differenceLength(values: Float32Array | Float64Array, a: number, b: number, width: number): number {
  let sum = 0;
  for (let k = 0; k < width; k++) {
    const difference = (values[a + k] ?? 0) - (values[b + k] ?? 0);
    sum += difference * difference;
  }
  return Math.sqrt(sum);
}

/** The vectors scaled to length one; zeros stay zeros. */
export function directions({ classes, width, values }: ClassVectors): ClassVectors {
  const units = Float64Array.from(values);
  for (let row = 0; row < classes; row++) {
    const unit = units.subarray(row * width, (row + 1) * width);
    const largest = unit.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    if (largest === 0) continue;
    // Scaled by the largest first, so that no square overflows or vanishes.
    const length = largest * Math.sqrt(unit.reduce((sum, value) => sum + (value / largest) ** 2, 0));
    unit.forEach((value, k) => {
      unit[k] = value / length;
    });
  }
  return { classes, width, values: units };
}
