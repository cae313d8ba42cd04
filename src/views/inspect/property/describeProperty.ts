import { group } from 'd3';
import type { Constraint, Property, Side, Term, Variable } from '../../../formats/properties/property';
import { compareDigits, negateDigits, numberOf, writeDigits } from '../../../numbers/decimal';
import type { Digits } from '../../../numbers/digits';
import { formatCount, MINUS } from '../../../numbers/format';

/** What a variable is called. */
export type NameOf = (variable: Variable) => string;

/** More inputs are counted. */
const MOST_NAMED = 8;

/** More boxes are counted, too. */
const MOST_BOXES = 4;

/** What holds for all of a box, as sentences. */
interface BoxClaims {
  readonly where: string;
  readonly claims: readonly string[];
}

/** What a property claims, as sentences: each box, then what holds for all of it. */
export function describeProperty({ disjuncts }: Property, nameOf: NameOf): BoxClaims[] {
  if (disjuncts.length === 0)
    return [{ where: 'Nothing can violate it: what it asks for contradicts itself.', claims: [] }];
  const boxes = [...group(disjuncts, ({ box }) => keyOf(box)).values()];
  const shown = boxes.slice(0, MOST_BOXES).map((own, at) => {
    const which = boxes.length === 1 ? 'the box' : `box ${at + 1} of ${formatCount(boxes.length)}`;
    const claims = own.map(({ constraints }) => claimText(constraints, nameOf));
    return { where: boxText(own[0]?.box ?? [], which, nameOf), claims };
  });
  const more = boxes.length - MOST_BOXES;
  const where =
    more === 1
      ? 'One more box, with its own claims, is in the text.'
      : `${formatCount(more)} more boxes, with their own claims, are in the text.`;
  return more > 0 ? [...shown, { where, claims: [] }] : shown;
}

function keyOf(box: readonly Side[]): string {
  return box.map(({ lower, upper }) => `${writeDigits(lower)} ${writeDigits(upper)}`).join();
}

function boxText(box: readonly Side[], which: string, nameOf: NameOf): string {
  if (box.length > MOST_NAMED) {
    const widths = box.map(({ lower, upper }) => numberOf(upper) - numberOf(lower));
    const most = Number(Math.max(...widths).toPrecision(3));
    return `For every input of ${which}, ${formatCount(box.length)} numbers within intervals of at most ${most}:`;
  }
  const sides = box.map(({ lower, upper }, index) => {
    const name = nameOf({ kind: 'input', index });
    const isPoint = compareDigits(lower, upper) === 0;
    return isPoint ? `${name} is ${digitsText(lower)}` : `${name} is from ${digitsText(lower)} to ${digitsText(upper)}`;
  });
  return `Whenever ${sides.join(', ')}:`;
}

/** The opposite of a way to violate it. */
function claimText(constraints: readonly Constraint[], nameOf: NameOf): string {
  const [only, ...others] = constraints;
  if (!only) return 'every input violates it, as nothing is asked of the outputs.';
  if (others.length === 0) return `${constraintText(only, nameOf, true)}.`;
  return `it is never so that ${constraints.map((one) => constraintText(one, nameOf, false)).join(' and ')}.`;
}

/** Relations of left and right: where it holds, and where its opposite does; with equality allowed, and strict. */
const LESS = { holds: ['is at most', 'is below'], fails: ['is above', 'is at least'] } as const;
const MORE = { holds: ['is at least', 'is above'], fails: ['is below', 'is at most'] } as const;

function constraintText({ terms, limit, isStrict }: Constraint, nameOf: NameOf, isOpposite: boolean): string {
  const positive = terms.filter(({ coefficient }) => coefficient.coefficient > 0n);
  const negative = terms
    .filter(({ coefficient }) => coefficient.coefficient < 0n)
    .map((term) => ({ ...term, coefficient: negateDigits(term.coefficient) }));
  const words = positive.length > 0 ? LESS : MORE;
  const relation = words[isOpposite ? 'fails' : 'holds'][isStrict ? 1 : 0];
  if (positive.length === 0) return `${sumText(negative, nameOf)} ${relation} ${digitsText(negateDigits(limit))}`;
  const more = limit.coefficient === 0n && negative.length > 0 ? [] : [digitsText(limit)];
  const right = [...(negative.length > 0 ? [sumText(negative, nameOf)] : []), ...more].join(' plus ');
  return `${sumText(positive, nameOf)} ${relation} ${right}`;
}

function sumText(terms: readonly Term[], nameOf: NameOf): string {
  return terms
    .map(({ variable, coefficient }) => {
      const isOne = coefficient.coefficient === 1n && coefficient.places === 0;
      return isOne ? nameOf(variable) : `${digitsText(coefficient)} times ${nameOf(variable)}`;
    })
    .join(' plus ');
}

/** The decimal as it stands, with a minus sign. */
function digitsText(digits: Digits): string {
  return writeDigits(digits).replace('-', MINUS);
}
