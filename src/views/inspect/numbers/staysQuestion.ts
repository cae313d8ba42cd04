import type { Verdict } from '../../../engine/api/types';
import { addDigits, negateDigits, writeDigits } from '../../../numbers/decimal';
import { digitsOf } from '../../../numbers/digits';
import type { Logit } from '../verdict/margins';
import type { OwnNumbers } from './ownNumbers';

/** Whether an output stays between two numbers in the whole box, these included. */
export interface Stays {
  readonly output: number;
  readonly least: number;
  readonly most: number;
}

/** The same from the state: output, least, most; null where it asks nothing, or of an output that there is not. */
export function staysIn(numbers: readonly number[] | null, outputs: number): Stays | null {
  const [output = -1, least = 0, most = 0] = numbers ?? [];
  return numbers?.length === 3 && Number.isInteger(output) && output >= 0 && output < outputs && least <= most
    ? { output, least, most }
    : null;
}

/** What bounds say: within for every input of the box, outside for every one, or neither. */
export function judgeStays({ least, most }: Stays, { lower, upper }: Logit): Verdict {
  if (lower >= least && upper <= most) return 'verified';
  return upper < least || lower > most ? 'falsified' : 'unknown';
}

/** The question as a property: violated where the output is at most the lower number, or at least the upper one. */
export function propertyOf({ output, least, most }: Stays, { values, radii }: OwnNumbers, outputs: number): string {
  const declared = (letter: string, count: number) =>
    Array.from({ length: count }, (_, at) => `(declare-const ${letter}_${at} Real)`);
  const box = values.flatMap((value, at) => {
    const [middle, radius] = [asWritten(value), asWritten(radii[at] ?? 0)];
    const lower = writeDigits(addDigits(middle, negateDigits(radius)));
    const upper = writeDigits(addDigits(middle, radius));
    return [`(assert (>= X_${at} ${lower}))`, `(assert (<= X_${at} ${upper}))`];
  });
  const either = `(or (and (<= Y_${output} ${decimal(least)})) (and (>= Y_${output} ${decimal(most)})))`;
  return [...declared('X', values.length), ...declared('Y', outputs), ...box, `(assert ${either})`].join('\n');
}

function decimal(value: number): string {
  return writeDigits(asWritten(value));
}

/** A number as it is written, which is what a person means by it. */
function asWritten(value: number) {
  return digitsOf(String(value));
}
