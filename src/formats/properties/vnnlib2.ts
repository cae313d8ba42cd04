import { disjunctsOf } from './disjuncts';
import { type Expression, errorAt, headOf, type List, nameOf, type Word } from './expressions';
import type { Formula } from './formula';
import type { FindVariable } from './linear';
import type { Property, Variable } from './property';
import { readAssertion } from './vnnlib1';

/** A declared input or output: its name, its element type as it stands there, its shape. */
export interface Declaration {
  readonly name: string;
  readonly type: string;
  readonly shape: readonly number[];
}

/** A query in VNN-LIB 2: a property, and what the file calls things. */
export interface Query {
  readonly property: Property;
  readonly network: string;
  readonly input: Declaration;
  readonly output: Declaration;
}

/** What closes an element's name: whole numbers, none of them negative. */
const INDICES = /^[\d,\s]*\]$/;

/** Element types whose analysis is sound here; float32 where all float32 executions are covered. */
const SOUND_TYPE = /^(real|float32)$/i;

/**
 * Reads a query in VNN-LIB 2: one network with one input and one output.
 *
 * @throws PropertyError
 */
export function readVnnlib2(expressions: readonly Expression[]): Query {
  const [version, ...rest] = expressions;
  if (version?.kind === 'list') checkVersion(version);
  const networks = rest.filter((expression) => headOf(expression) === 'declare-network');
  const [network, second] = networks;
  if (second) throw errorAt(second, 'Two networks cannot be compared yet.', 'Ask about one network.');
  if (network?.kind !== 'list') throw errorAt(version as Expression, 'No network is declared.', 'Add declare-network.');
  const { name, input, output } = readNetwork(network);
  const find: FindVariable = (word) => variableOf(word, input, output);
  const parts: Formula[] = [];
  for (const expression of rest) {
    if (expression === network) continue;
    if (headOf(expression) !== 'assert') {
      throw errorAt(expression, `${nameOf(expression)} is not known.`, 'Use declare-network and assert.');
    }
    parts.push(readAssertion(expression, find, false));
  }
  const inputs = sizeOf(input.shape);
  const nameInput = (index: number) => elementName(input, index);
  const disjuncts = disjunctsOf({ kind: 'and', parts }, inputs, nameInput);
  return { property: { inputs, outputs: sizeOf(output.shape), disjuncts }, network: name, input, output };
}

/** X[0,3]: an element of a declared tensor, by its place row by row. */
export function elementName({ name, shape }: Declaration, index: number): string {
  let rest = index;
  const at = [...shape].reverse().map((size) => {
    const own = rest % size;
    rest = Math.floor(rest / size);
    return own;
  });
  return shape.length > 0 ? `${name}[${at.reverse().join(',')}]` : name;
}

function checkVersion(version: List): void {
  const [, number] = version.parts;
  const text = number?.kind === 'word' ? number.text : '';
  if (/^<2\.\d+>$/.test(text)) return;
  throw errorAt(
    version,
    `The version ${text || 'given'} is not known.`,
    'Use VNN-LIB <2.0>, or 1.0 without a version.',
  );
}

function readNetwork(network: List): { name: string; input: Declaration; output: Declaration } {
  const [, name, ...parts] = network.parts;
  if (name?.kind !== 'word') throw errorAt(network, 'The network has no name.', 'Name it.');
  const of = (kind: string) => parts.filter((part) => headOf(part) === kind);
  const [hidden] = parts.filter((part) => !['declare-input', 'declare-output'].includes(headOf(part)));
  if (hidden) throw errorAt(hidden, `${nameOf(hidden)} cannot be decided yet.`, 'Ask about inputs and outputs.');
  const [input, secondInput] = of('declare-input');
  const [output, secondOutput] = of('declare-output');
  const more = secondInput ?? secondOutput;
  if (more) throw errorAt(more, 'It has several inputs or outputs.', 'Networks are taken with one of each.');
  if (!input || !output) throw errorAt(network, 'It lacks an input or an output.', 'Declare both.');
  const declared = { input: readDeclaration(input), output: readDeclaration(output) };
  if (declared.input.name === declared.output.name) {
    throw errorAt(output, `“${declared.output.name}” is the input’s name, too.`, 'Rename one.');
  }
  return { name: name.text, ...declared };
}

function readDeclaration(expression: Expression): Declaration {
  const [, name, type, shape] = expression.kind === 'list' ? expression.parts : [];
  if (name?.kind !== 'word' || type?.kind !== 'word' || shape?.kind !== 'word' || !/^\[[\d,\s]*\]$/.test(shape.text)) {
    throw errorAt(expression, `${nameOf(expression)} is incomplete.`, 'Give a name, a type and a shape such as [1,5].');
  }
  if (!SOUND_TYPE.test(type.text)) {
    throw errorAt(type, `Nothing sound can be said of ${nameOf(type)}.`, 'Declare it as float32 or Real.');
  }
  return { name: name.text, type: type.text, shape: numbersIn(shape.text) };
}

function variableOf(word: Word, input: Declaration, output: Declaration): Variable | undefined {
  const [name = '', indices] = word.text.split('[');
  const declared = [input, output].find((one) => one.name === name);
  if (!declared) return undefined;
  const { shape } = declared;
  const at = indices === undefined ? [] : numbersIn(indices);
  const isIn =
    INDICES.test(indices ?? ']') &&
    at.length === shape.length &&
    at.every((one, axis) => one < (shape[axis] as number));
  if (!isIn) throw errorAt(word, `${nameOf(word)} lies outside its shape [${shape.join(',')}].`, 'Correct the index.');
  const index = at.reduce((sum, one, axis) => sum * (shape[axis] as number) + one, 0);
  return { kind: declared === input ? 'input' : 'output', index };
}

function numbersIn(text: string): number[] {
  return [...text.matchAll(/\d+/g)].map(([digits]) => Number(digits));
}

function sizeOf(shape: readonly number[]): number {
  return shape.reduce((product, size) => product * size, 1);
}
