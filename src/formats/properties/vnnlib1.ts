import { disjunctsOf } from './disjuncts';
import { type Expression, errorAt, headOf, nameOf, type Word } from './expressions';
import { type Formula, readFormula } from './formula';
import type { FindVariable } from './linear';
import type { Property, Variable } from './property';
import { PropertyError } from './propertyError';

const VARIABLE = /^([XY])_(\d+)$/;

/** What SMT-LIB files have around their assertions, and what changes nothing of them. */
const AROUND: ReadonlySet<string> = new Set(['set-logic', 'set-info', 'set-option', 'get-model', 'get-value', 'exit']);

/** Asks about what was asserted before. */
const ASKING = 'check-sat';

/**
 * Reads a property in VNN-LIB 1.0: `(declare-const X_0 Real)`, then assertions of what is to be violated.
 *
 * @throws PropertyError
 */
export function readVnnlib1(expressions: readonly Expression[]): Property {
  const declared = new Set<string>();
  const parts: Formula[] = [];
  const find: FindVariable = (word) => {
    const variable = variableOf(word);
    if (variable && declared.has(word.text)) return variable;
    if (/^[-+.]?\d/.test(word.text)) {
      throw errorAt(word, `${nameOf(word)} is not a number.`, 'Write it as in -0.5 or 1e-3.');
    }
    throw errorAt(word, `${nameOf(word)} was not declared.`, 'Declare it, or correct its name.');
  };
  let isAsked = false;
  for (const expression of expressions) {
    const name = headOf(expression);
    if (name === ASKING) isAsked = true;
    if (name === ASKING || AROUND.has(name)) continue;
    if (isAsked) throw errorAt(expression, `${nameOf(expression)} comes after (${ASKING}).`, 'Ask once, at the end.');
    if (name === 'declare-const' || name === 'declare-fun') declare(expression, declared);
    else if (name === 'assert') parts.push(readAssertion(expression, find, true));
    else throw errorAt(expression, `${nameOf(expression)} is not known.`, remedyFor(name));
  }
  const inputs = countDeclared(declared, 'X');
  const outputs = countDeclared(declared, 'Y');
  return { inputs, outputs, disjuncts: disjunctsOf({ kind: 'and', parts }, inputs, (input) => `X_${input}`) };
}

function remedyFor(name: string): string {
  if (name === 'declare-network') return 'It belongs to VNN-LIB 2: begin the text with (vnnlib-version <2.0>).';
  return 'Use declare-const and assert.';
}

/** What `(assert …)` says. */
export function readAssertion(expression: Expression, find: FindVariable, hasExponents: boolean): Formula {
  const [, formula, ...more] = expression.kind === 'list' ? expression.parts : [];
  if (formula && more.length === 0) return readFormula(formula, find, hasExponents);
  throw errorAt(expression, 'An assertion holds one formula.', 'Join several by “and”.');
}

function declare(expression: Expression, declared: Set<string>): void {
  const [, word, ...rest] = expression.kind === 'list' ? expression.parts : [];
  const type = rest.at(-1);
  if (word?.kind !== 'word' || !VARIABLE.test(word.text)) {
    throw errorAt(word ?? expression, 'Variables are called X_0, X_1, …, Y_0, Y_1, ….', 'Rename it.');
  }
  if (type?.kind !== 'word' || type.text !== 'Real') {
    throw errorAt(type ?? expression, 'Variables are of type Real.', 'Declare it as Real.');
  }
  if (declared.has(word.text)) throw errorAt(word, `${nameOf(word)} is declared twice.`, 'Remove one.');
  declared.add(word.text);
}

function variableOf({ text }: Word): Variable | undefined {
  const match = VARIABLE.exec(text);
  return match ? { kind: match[1] === 'X' ? 'input' : 'output', index: Number(match[2]) } : undefined;
}

/** How many variables of a letter there are; their numbers leave none out. */
function countDeclared(declared: ReadonlySet<string>, letter: string): number {
  const count = [...declared].filter((name) => name.startsWith(letter)).length;
  if (count === 0) throw new PropertyError(`No ${letter}_0 is declared.`, 'Declare inputs X_0, … and outputs Y_0, ….');
  for (let index = 0; index < count; index++) {
    if (declared.has(`${letter}_${index}`)) continue;
    throw new PropertyError(`${letter}_${index} is not declared.`, 'Declare all of them, from 0 on.');
  }
  return count;
}
