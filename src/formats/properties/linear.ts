import { addDigits, multiplyDigits, negateDigits, ONE, ZERO } from '../../numbers/decimal';
import { type Digits, digitsOf } from '../../numbers/digits';
import { type Expression, errorAt, nameOf, type Word } from './expressions';
import type { Variable } from './property';
import { BeyondLinearError } from './propertyError';

/** Σ coefficients · variables + constant, exact. */
export interface LinearSum {
  /** By a key of the variable: its kind and index. No coefficient is zero. */
  readonly terms: ReadonlyMap<string, { readonly variable: Variable; readonly coefficient: Digits }>;
  readonly constant: Digits;
}

/** What a word stands for, or undefined where it is no variable; throws a PropertyError for one that was not declared. */
export type FindVariable = (word: Word) => Variable | undefined;

const NUMERAL = /^[+-]?(\d+\.?\d*|\.\d+)(e([+-]?\d+))?$/i;

/** Numbers written out beyond this would fill the memory; float64 ends at e±324. */
const MOST_EXPONENT = 400;
const MOST_FIGURES = 1200;

/**
 * Reads numbers, variables, and sums, differences and products of them.
 *
 * @param hasExponents whether numbers may be written as 1e-3
 * @throws PropertyError where it is not linear
 */
export function readLinear(expression: Expression, find: FindVariable, hasExponents: boolean): LinearSum {
  if (expression.kind === 'word') return readWord(expression, find, hasExponents);
  const [operator, ...operands] = expression.parts;
  const values = operands.map((operand) => readLinear(operand, find, hasExponents));
  const [first, ...others] = values;
  const name = operator?.kind === 'word' ? operator.text : '';
  if (!first || !['+', '-', '*'].includes(name)) {
    throw errorAt(expression, `${nameOf(expression)} is not arithmetic.`, 'Use +, - or * of numbers and variables.');
  }
  if (name === '*') return values.reduce((a, b) => multiply(a, b, expression));
  if (name === '+') return values.reduce(addSums);
  return others.length === 0
    ? scale(first, MINUS_ONE)
    : others.reduce((a, b) => addSums(a, scale(b, MINUS_ONE)), first);
}

const MINUS_ONE = negateDigits(ONE);

function readWord(word: Word, find: FindVariable, hasExponents: boolean): LinearSum {
  const match = NUMERAL.exec(word.text);
  if (match) return { terms: new Map(), constant: readNumeral(word, match, hasExponents) };
  const variable = find(word);
  if (!variable)
    throw errorAt(word, `${nameOf(word)} is not a number or variable.`, 'Declare it, or correct its name.');
  return { terms: new Map([[keyOf(variable), { variable, coefficient: ONE }]]), constant: ZERO };
}

function readNumeral(word: Word, [, mantissa = '', exponent, power = '0']: RegExpExecArray, hasExponents: boolean) {
  if (exponent && !hasExponents) {
    throw errorAt(word, `${nameOf(word)} has an exponent, which VNN-LIB 2 does not know.`, 'Write it out.');
  }
  if (Math.abs(Number(power)) > MOST_EXPONENT || mantissa.length > MOST_FIGURES) {
    throw errorAt(word, 'This number is too long to be kept exactly.', `Use exponents up to ${MOST_EXPONENT}.`);
  }
  const [whole = '', decimals = ''] = mantissa.split('.');
  const plain = `${whole || '0'}${decimals ? `.${decimals}` : ''}e${Number(power)}`;
  return digitsOf(word.text.startsWith('-') ? `-${plain}` : plain);
}

function keyOf({ kind, index }: Variable): string {
  return `${kind} ${index}`;
}

/** a + b. */
function addSums(a: LinearSum, b: LinearSum): LinearSum {
  const terms = new Map(a.terms);
  for (const [key, { variable, coefficient }] of b.terms) {
    const sum = addDigits(terms.get(key)?.coefficient ?? ZERO, coefficient);
    if (sum.coefficient === 0n) terms.delete(key);
    else terms.set(key, { variable, coefficient: sum });
  }
  return { terms, constant: addDigits(a.constant, b.constant) };
}

/** a − b. */
export function subtractSums(a: LinearSum, b: LinearSum): LinearSum {
  return addSums(a, scale(b, MINUS_ONE));
}

function scale({ terms, constant }: LinearSum, factor: Digits): LinearSum {
  if (factor.coefficient === 0n) return { terms: new Map(), constant: ZERO };
  return {
    terms: new Map(
      [...terms].map(([key, { variable, coefficient }]) => [
        key,
        { variable, coefficient: multiplyDigits(coefficient, factor) },
      ]),
    ),
    constant: multiplyDigits(constant, factor),
  };
}

function multiply(a: LinearSum, b: LinearSum, where: Expression): LinearSum {
  if (a.terms.size > 0 && b.terms.size > 0) {
    throw new BeyondLinearError(
      'Variables are multiplied by each other.',
      'Only linear constraints can be decided.',
      where.position,
    );
  }
  return a.terms.size > 0 ? scale(a, b.constant) : scale(b, a.constant);
}
