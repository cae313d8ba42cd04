import type { Point, Polygon } from '../../../small/polygon';
import type { Prediction } from '../lesson';
import { numeral, shareNumeral } from './words';

/** The corners that drawn numbers stand for, two numbers each. */
export function cornersOf(numbers: readonly number[]): Polygon {
  return Array.from(
    { length: Math.floor(numbers.length / 2) },
    (_, at): Point => [numbers[2 * at] ?? 0, numbers[2 * at + 1] ?? 0],
  );
}

/** The numbers that a polygon is kept as. */
export function numbersOf(polygon: Polygon): readonly number[] {
  return polygon.flat();
}

/** Drawn or true numbers in words: `1 to 3`, or the corners of a polygon. */
export function inWords({ kind, isShare }: Pick<Prediction, 'kind' | 'isShare'>, numbers: readonly number[]): string {
  if (isShare) return `${numbers.map(shareNumeral).join(' to ')} %`;
  if (kind !== 'polygon') return numbers.map(numeral).join(' to ');
  return cornersOf(numbers)
    .map(([x, y]) => `(${numeral(x)}, ${numeral(y)})`)
    .join(', ');
}
