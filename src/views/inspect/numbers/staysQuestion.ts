import type { Verdict } from '../../../engine/api/types';
import type { Side } from '../../../formats/properties/property';
import { writeDigits } from '../../../numbers/decimal';
import { digitsOf } from '../../../numbers/digits';
import { readTyped } from '../../../numbers/typed';
import type { Logit } from '../verdict/margins';

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

/** The question as a property: violated where the output is below the lower number, or above the upper one. */
export function propertyOf({ output, least, most }: Stays, sides: readonly Side[], outputs: number): string {
  const declared = (letter: string, count: number) =>
    Array.from({ length: count }, (_, at) => `(declare-const ${letter}_${at} Real)`);
  const box = sides.flatMap(({ lower, upper }, at) => [
    `(assert (>= X_${at} ${writeDigits(lower)}))`,
    `(assert (<= X_${at} ${writeDigits(upper)}))`,
  ]);
  const either = `(or (and (< Y_${output} ${decimal(least)})) (and (> Y_${output} ${decimal(most)})))`;
  return [...declared('X', sides.length), ...declared('Y', outputs), ...box, `(assert ${either})`].join('\n');
}

/** A bound as it is printed, which still is one; itself where that is no number to go on from. */
export function outward(bound: number, print: (bound: number) => string): number {
  const read = readTyped(print(bound));
  return 'value' in read ? read.value : bound;
}

function decimal(value: number): string {
  return writeDigits(digitsOf(String(value)));
}
