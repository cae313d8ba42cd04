import { hasMiddle, type InputBox } from '../../inputBox';
import { coefficientsOf, type RowBounds } from '../rowBounds';

/**
 * What a coordinate counts that bounds do not seem to depend on, against the one that they depend on most: relaxations over a
 * wide part are flat just where they are loose, and such a coordinate would never be split.
 */
const UNSEEN = 0.003;

/**
 * How much rows depend on each coordinate: Σ weight·|coefficient|, as the search of slopes begins and as it ends.
 * Coefficients that cancel in a sum of rows are loose in each of them: two rows that keep an output between limits say
 * nothing together.
 *
 * @param weights what each row counts
 */
export function dependenceOf(weights: ArrayLike<number>, bounds: RowBounds, sample: number): Float64Array {
  const { coefficients, plain = coefficients, inputs } = bounds;
  const sums = new Float64Array(inputs);
  for (const own of [plain, coefficients]) {
    for (let row = 0; row < weights.length; row++) {
      const line = coefficientsOf({ ...bounds, coefficients: own }, sample, row);
      const weight = weights[row] as number;
      for (let i = 0; i < sums.length; i++) sums[i] = (sums[i] as number) + weight * Math.abs(line[i] as number);
    }
  }
  return sums;
}

/**
 * The coordinate to split next: the one with the largest dependence · width that has a middle, the widest where nothing is
 * known; −1 where none has.
 *
 * @param region of which the box is a part
 */
export function coordinateToSplit(box: InputBox, region: InputBox, dependence: ArrayLike<number> | undefined): number {
  const widthIn = ({ lower, upper }: InputBox, i: number) => (upper[i] as number) - (lower[i] as number);
  let largest = 2 ** -60;
  for (let i = 0; i < box.lower.length; i++) {
    largest = Math.max(largest, (dependence?.[i] ?? 0) * widthIn(region, i));
  }
  let coordinate = -1;
  let most = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < box.lower.length; i++) {
    if (!hasMiddle(box, i)) continue;
    const gain = ((dependence?.[i] ?? 0) + (UNSEEN * largest) / widthIn(region, i)) * widthIn(box, i);
    if (gain > most) [coordinate, most] = [i, gain];
  }
  return coordinate;
}
