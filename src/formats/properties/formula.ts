import { counted } from '../../numbers/format';
import { type Expression, errorAt, headOf, nameOf } from './expressions';
import { type FindVariable, type LinearSum, readLinear, subtractSums } from './linear';

/** What is asserted: that sums are at most zero (below it where strict), joined by and, or. */
export type Formula =
  | { readonly kind: 'and' | 'or'; readonly parts: readonly Formula[] }
  | { readonly kind: 'atMostZero'; readonly sum: LinearSum; readonly isStrict: boolean };

const REMEDY = 'Use <=, >=, <, >, ==, !=, and, or.';

/**
 * Reads a formula of comparisons.
 *
 * @param hasExponents whether numbers may be written as 1e-3
 */
export function readFormula(expression: Expression, find: FindVariable, hasExponents: boolean): Formula {
  const name = headOf(expression);
  if (expression.kind === 'word' || name === '') {
    throw errorAt(expression, `${nameOf(expression)} is not a comparison.`, REMEDY);
  }
  const operands = expression.parts.slice(1);
  if (name === 'and' || name === 'or') {
    if (operands.length === 0) throw errorAt(expression, `This “${name}” joins nothing.`, 'Remove it.');
    return { kind: name, parts: operands.map((operand) => readFormula(operand, find, hasExponents)) };
  }
  if (!(name in COMPARISONS)) throw errorAt(expression, `${nameOf(expression)} is not a comparison.`, REMEDY);
  const [left, right] = operands;
  if (!left || !right || operands.length > 2) {
    throw errorAt(expression, `“${name}” compares ${counted(operands.length, 'value')}.`, 'Give two.');
  }
  const [a, b] = [readLinear(left, find, hasExponents), readLinear(right, find, hasExponents)];
  return COMPARISONS[name as keyof typeof COMPARISONS](a, b);
}

type Compare = (a: LinearSum, b: LinearSum) => Formula;

const below =
  (isStrict: boolean): Compare =>
  (a, b) => ({ kind: 'atMostZero', sum: subtractSums(a, b), isStrict });

const both =
  (kind: 'and' | 'or', isStrict: boolean): Compare =>
  (a, b) => ({ kind, parts: [below(isStrict)(a, b), below(isStrict)(b, a)] });

const COMPARISONS = {
  '<=': below(false),
  '<': below(true),
  '>=': (a, b) => below(false)(b, a),
  '>': (a, b) => below(true)(b, a),
  '==': both('and', false),
  '=': both('and', false),
  '!=': both('or', true),
} satisfies Readonly<Record<string, Compare>>;
