import type { ModelSummary } from '../../../engine/api/types';
import { addDigits, compareDigits, multiplyDigits, negateDigits, numberOf } from '../../../numbers/decimal';
import { type Digits, digitsOf } from '../../../numbers/digits';
import type { OwnNumbers } from './ownNumbers';

/** Between what an input lies, as decimals. */
interface Side {
  readonly lower: Digits;
  readonly upper: Digits;
}

/**
 * The box around numbers, or between their bounds, as it is written: sums of decimals are exact, and ranges that are known
 * of the network cut it.
 *
 * @param factor what radii are multiplied by, or the ways from the numbers to their bounds
 */
export function sidesOfNumbers(
  { values, radii, bounds }: OwnNumbers,
  known: ModelSummary['interface'],
  factor = 1,
): readonly Side[] {
  return values.map((value, at): Side => {
    const middle = written(value);
    if (bounds) {
      const end = (list: readonly number[]) =>
        addDigits(middle, multiplyDigits(addDigits(written(list[at]), negateDigits(middle)), written(factor)));
      return { lower: end(bounds.lower), upper: end(bounds.upper) };
    }
    const radius = multiplyDigits(written(radii[at]), written(factor));
    const side = { lower: addDigits(middle, negateDigits(radius)), upper: addDigits(middle, radius) };
    const range = known?.ranges?.[at] ?? known?.range;
    if (!range) return side;
    const [least, most] = range.map(written) as [Digits, Digits];
    return {
      lower: larger(side.lower, least),
      upper: negateDigits(larger(negateDigits(side.upper), negateDigits(most))),
    };
  });
}

/** The bounds of the box around numbers, as someone would type them: lower ones, then upper ones. */
export function typedBounds(numbers: OwnNumbers, known: ModelSummary['interface']): readonly number[] {
  const sides = sidesOfNumbers(numbers, known);
  return [...sides.map(({ lower }) => numberOf(lower)), ...sides.map(({ upper }) => numberOf(upper))];
}

function larger(a: Digits, b: Digits): Digits {
  return compareDigits(a, b) >= 0 ? a : b;
}

/** A number as it is written, which is what a person means by it. */
function written(value = 0): Digits {
  return digitsOf(String(value));
}
