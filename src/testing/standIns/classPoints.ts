import fc from 'fast-check';
import type { ClassVectors } from '../../similarity/tree/distances';

/** Points as the vectors of classes. */
export function vectorsOf(points: readonly (readonly number[])[]): ClassVectors {
  return { classes: points.length, width: points[0]?.length ?? 0, values: Float64Array.from(points.flat()) };
}

/** Two to twelve points of three coordinates, no two of whose distances are equal in practice. */
export function randomPoints(): fc.Arbitrary<number[][]> {
  const coordinate = fc.double({ min: -1, max: 1, noNaN: true });
  const jitter = fc.array(coordinate, { minLength: 3, maxLength: 3 });
  return fc
    .array(jitter, { minLength: 2, maxLength: 12 })
    .map((points) =>
      points.map((point, k) => point.map((value, axis) => value + Math.sin(97 * k + 31 * axis + k * k))),
    );
}
