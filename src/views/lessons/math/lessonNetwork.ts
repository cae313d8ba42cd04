import { nearestDecimal, toNumber } from '../../../small/decimal';
import type { AffineLayer, Box, DecimalRange } from '../../../small/smallNetwork';

/** Decimals of the numbers in lessons. */
const PLACES = 4;

/** A range with the decimals nearest to two numbers as its bounds, so that bounds of it can be exact. */
function rangeOf(lower: number, upper: number): DecimalRange {
  const [low, high] = lower <= upper ? [lower, upper] : [upper, lower];
  return { lower: nearestDecimal(low, PLACES), upper: nearestDecimal(high, PLACES) };
}

export function boxOf(xLower: number, xUpper: number, yLower: number, yUpper: number): Box {
  return [rangeOf(xLower, xUpper), rangeOf(yLower, yUpper)];
}

/** A layer from rows of numbers, the bias last. */
export function layerOf(...rows: readonly (readonly number[])[]): AffineLayer {
  const decimals = rows.map((row) => row.map((value) => nearestDecimal(value, PLACES)));
  return {
    weights: decimals.map((row) => row.slice(0, -1)),
    biases: decimals.map((row) => row.at(-1) ?? nearestDecimal(0, 0)),
  };
}

export function boundsOf({ lower, upper }: DecimalRange): readonly [number, number] {
  return [toNumber(lower), toNumber(upper)];
}
