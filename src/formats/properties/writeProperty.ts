import { negateDigits, writeDigits } from '../../numbers/decimal';
import type { Digits } from '../../numbers/digits';
import type { Constraint, Disjunct, Property, Side, Term, Variable } from './property';
import { elementName } from './vnnlib2';

/** What a text calls a variable. */
type NameVariable = (variable: Variable) => string;

/** Writes a property in VNN-LIB 1.0. */
export function writeVnnlib1(property: Property): string {
  const declare = (letter: string, count: number) =>
    Array.from({ length: count }, (_, index) => `(declare-const ${letter}_${index} Real)`);
  const name: NameVariable = ({ kind, index }) => `${kind === 'input' ? 'X' : 'Y'}_${index}`;
  const lines = [...declare('X', property.inputs), ...declare('Y', property.outputs)];
  return `${[...lines, '', ...writeAssertions(property, name)].join('\n')}\n`;
}

/** Writes a property of one network f with vectors X and Y in VNN-LIB 2.0; its numbers have no exponents. */
export function writeVnnlib2(property: Property, type: 'float32' | 'Real' = 'Real'): string {
  const input = { name: 'X', type, shape: [property.inputs] };
  const output = { name: 'Y', type, shape: [property.outputs] };
  const name: NameVariable = ({ kind, index }) => elementName(kind === 'input' ? input : output, index);
  const lines = [
    '(vnnlib-version <2.0>)',
    '(declare-network f',
    `  (declare-input X ${type} [${property.inputs}])`,
    `  (declare-output Y ${type} [${property.outputs}])`,
    ')',
  ];
  return `${[...lines, ...writeAssertions(property, name)].join('\n')}\n`;
}

function writeAssertions({ disjuncts, inputs }: Property, name: NameVariable): string[] {
  const [first, ...others] = disjuncts;
  // Nothing can violate it: what no input satisfies, with the bounds that every reader asks for.
  if (!first) {
    const zero = { coefficient: 0n, places: 0 };
    const box = Array.from({ length: inputs }, () => ({ lower: zero, upper: zero }));
    return [...boxLines(box, name), '(< 0 0)'].map(assertion);
  }
  const isShared = others.every(({ box }) => box === first.box);
  if (isShared && others.length === 0) return partsOf(first, true, name).map(assertion);
  const shared = isShared ? boxLines(first.box, name) : [];
  const either = disjuncts.map((disjunct) => `  ${conjunction(partsOf(disjunct, !isShared, name))}`);
  return [...shared.map(assertion), `(assert (or\n${either.join('\n')}\n))`];
}

function assertion(formula: string): string {
  return `(assert ${formula})`;
}

function conjunction(parts: readonly string[]): string {
  // “and” joins two at least in some grammars; what always holds changes nothing.
  return parts.length > 0 ? `(and ${parts.join(' ')})` : '(<= 0 0)';
}

function partsOf({ box, constraints }: Disjunct, withBox: boolean, name: NameVariable): string[] {
  return [
    ...(withBox ? boxLines(box, name) : []),
    ...constraints.map((constraint) => writeConstraint(constraint, name)),
  ];
}

function boxLines(box: readonly Side[], name: NameVariable): string[] {
  return box.flatMap(({ lower, upper }, index) => {
    const variable = name({ kind: 'input', index });
    return [`(<= ${variable} ${writeDigits(upper)})`, `(>= ${variable} ${writeDigits(lower)})`];
  });
}

/** Two variables stand on either side where one is subtracted from the other, as people write it. */
function writeConstraint({ terms, limit, isStrict }: Constraint, name: NameVariable): string {
  const positive = terms.filter(({ coefficient }) => coefficient.coefficient > 0n);
  const negative = terms.filter(({ coefficient }) => coefficient.coefficient < 0n);
  const [less, more] = isStrict ? ['<', '>'] : ['<=', '>='];
  const flipped = negative.map((term) => ({ ...term, coefficient: negateDigits(term.coefficient) }));
  if (limit.coefficient === 0n && positive.length > 0 && negative.length > 0) {
    return `(${less} ${writeSum(positive, name)} ${writeSum(flipped, name)})`;
  }
  if (positive.length === 0) return `(${more} ${writeSum(flipped, name)} ${writeDigits(negateDigits(limit))})`;
  return `(${less} ${writeSum(terms, name)} ${writeDigits(limit)})`;
}

function writeSum(terms: readonly Term[], name: NameVariable): string {
  const parts = terms.map(({ variable, coefficient }) => {
    return isOne(coefficient) ? name(variable) : `(* ${writeDigits(coefficient)} ${name(variable)})`;
  });
  return parts.length === 1 ? (parts[0] as string) : `(+ ${parts.join(' ')})`;
}

function isOne({ coefficient, places }: Digits): boolean {
  return coefficient === 1n && places === 0;
}
