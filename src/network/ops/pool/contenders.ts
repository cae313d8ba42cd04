import type { UnitBounds } from '../../passingBack';

/**
 * Inputs of maxima that may be the largest where it is not known which one is: there bounds of a maximum hang on theirs.
 *
 * @param maxima how many there are
 * @param forEachInput visits every input of every maximum: the maximum's number and the input's
 * @returns 1 at such inputs
 */
export function contenders(
  { lower, upper }: UnitBounds,
  maxima: number,
  forEachInput: (visit: (maximum: number, input: number) => void) => void,
): Uint8Array {
  const least = new Float32Array(maxima).fill(Number.NEGATIVE_INFINITY);
  const first = new Int32Array(maxima).fill(-1);
  const second = new Float32Array(maxima).fill(Number.NEGATIVE_INFINITY);
  forEachInput((maximum, input) => {
    const [low, high] = [lower[input] as number, upper[input] as number];
    if (low > (least[maximum] as number)) least[maximum] = low;
    const known = first[maximum] as number;
    if (known < 0 || high > (upper[known] as number)) {
      if (known >= 0) second[maximum] = upper[known] as number;
      first[maximum] = input;
    } else if (high > (second[maximum] as number)) {
      second[maximum] = high;
    }
  });
  const result = new Uint8Array(lower.length);
  forEachInput((maximum, input) => {
    const isKnown = (lower[first[maximum] as number] as number) >= (second[maximum] as number);
    if (!isKnown && (upper[input] as number) > (least[maximum] as number)) result[input] = 1;
  });
  return result;
}
