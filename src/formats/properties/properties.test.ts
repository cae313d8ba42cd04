import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareDigits, writeDigits } from '../../numbers/decimal';
import { digitsOf } from '../../numbers/digits';
import { gunzip } from '../inputs/gunzip';
import { parseProperty } from './parseProperty';
import type { Constraint, Disjunct, Property, Side } from './property';
import { PropertyError } from './propertyError';

const readProperty = async (bytes: Uint8Array) => parseProperty(new TextDecoder().decode(await gunzip(bytes)));

import { writeVnnlib1, writeVnnlib2 } from './writeProperty';

const DECLARED = `; one input, three outputs
(declare-const X_0 Real) (declare-const X_1 Real)
(declare-const Y_0 Real) (declare-const Y_1 Real) (declare-const Y_2 Real)
`;
const BOX = '(assert (and (<= X_0 1) (>= X_0 0) (<= X_1 0.5e0) (>= X_1 -.25)))';

function disjunctsOf(assertions: string) {
  return parseProperty(`${DECLARED}${BOX}${assertions}`).property.disjuncts.map(describeDisjunct);
}

/** A disjunct in few words. */
function describeDisjunct({ box, constraints }: Disjunct): string {
  const sides = box.map(({ lower, upper }) => `${writeDigits(lower)}..${writeDigits(upper)}`);
  const rows = constraints.map(({ terms, limit, isStrict }) => {
    const sum = terms.map(({ variable, coefficient }) => {
      return `${writeDigits(coefficient)}${variable.kind === 'input' ? 'x' : 'y'}${variable.index}`;
    });
    return `${sum.join(' ')} ${isStrict ? '<' : '<='} ${writeDigits(limit)}`;
  });
  return [sides.join(' '), ...rows].join('; ');
}

describe('what assertions mean', () => {
  it.each([
    ['(assert (>= Y_0 Y_1))', ['0..1 -0.25..0.5; -1y0 1y1 <= 0']],
    ['(assert (> Y_0 2.5))', ['0..1 -0.25..0.5; -1y0 < -2.5']],
    ['(assert (< X_0 0.5))', ['0..0.5 -0.25..0.5; 1x0 < 0.5']],
    ['(assert (> X_0 0.5))', ['0.5..1 -0.25..0.5; -1x0 < -0.5']],
    ['(assert (<= (* -2 X_0) -1))', ['0.5..1 -0.25..0.5']],
    ['(assert (<= (* 3 X_0) 1))', [`0..0.${'3'.repeat(39)}4 -0.25..0.5; 3x0 <= 1`]],
    ['(assert (<= (* -3 X_0) -1))', [`0.${'3'.repeat(40)}..1 -0.25..0.5; -3x0 <= -1`]],
    ['(assert (>= (* 3 X_1) -0.5))', [`0..1 -0.1${'6'.repeat(38)}7..0.5; -3x1 <= 0.5`]],
    ['(assert (<= (* 3 X_1) -0.5))', [`0..1 -0.25..-0.1${'6'.repeat(39)}; 3x1 <= -0.5`]],
    ['(set-logic QF_LRA)(assert (>= X_0 0.5))(check-sat)(get-model)(exit)', ['0.5..1 -0.25..0.5']],
    ['(assert (<= (+ Y_0 (* 2 Y_1) -1) (- Y_0 X_0 1)))', ['0..1 -0.25..0.5; 1x0 2y1 <= 0']],
    ['(assert (<= (- 1 2) (- Y_2)))', ['0..1 -0.25..0.5; 1y2 <= 1']],
    ['(assert (== Y_0 1e-2))', ['0..1 -0.25..0.5; 1y0 <= 0.01; -1y0 <= -0.01']],
    ['(assert (!= Y_0 1))', ['0..1 -0.25..0.5; 1y0 < 1', '0..1 -0.25..0.5; -1y0 < -1']],
    ['(assert (<= Y_0 Y_0))', ['0..1 -0.25..0.5']],
    ['(assert (< Y_0 Y_0))', []],
    ['(assert (>= X_0 2))', []],
  ])('%s', (assertions, expected) => {
    expect(disjunctsOf(assertions)).toEqual(expected);
  });

  it('keeps a conjunct before and after a disjunction, and regions with their disjuncts', () => {
    const either = '(or (and (<= X_0 0.25) (<= Y_0 0)) (and (>= X_0 0.75) (<= X_1 0)) (>= Y_2 3))';
    expect(disjunctsOf(`(assert (and (<= Y_1 7) ${either}))(assert (<= Y_1 8))`)).toEqual([
      '0..0.25 -0.25..0.5; 1y1 <= 7; 1y1 <= 8; 1y0 <= 0',
      '0.75..1 -0.25..0; 1y1 <= 7; 1y1 <= 8',
      '0..1 -0.25..0.5; 1y1 <= 7; 1y1 <= 8; -1y2 <= -3',
    ]);
  });

  it('multiplies disjunctions out', () => {
    const first = '(assert (or (<= Y_0 0) (<= Y_1 0)))';
    const second = '(assert (or (and (<= Y_2 0) (or (<= Y_2 1) (<= Y_2 2))) (>= Y_2 5)))';
    expect(disjunctsOf(first + second)).toHaveLength(6);
  });
});

describe('VNN-LIB 2', () => {
  const query = (assertions: string, output = '[]') => `(vnnlib-version <2.0>)
    (declare-network f (declare-input X float32 [1, 3]) (declare-output Y float32 ${output}))
    (assert (and (<= X[0,0] 1) (>= X[0, 0] 0) (<= X[0,1] 1) (>= X[0,1] 0) (<= X[0,2] 1) (>= X[0,2] 0)))
    ${assertions}`;

  it('reads tensors by index, and scalars by name', () => {
    const { property, query: read } = parseProperty(query('(assert (or (> Y 0.1) (<= (* X[0,2] 2.0) Y)))'));
    expect(property.disjuncts.map(describeDisjunct)).toEqual([
      '0..1 0..1 0..1; -1y0 < -0.1',
      '0..1 0..1 0..1; 2x2 -1y0 <= 0',
    ]);
    expect(read).toMatchObject({ network: 'f', input: { name: 'X', type: 'float32', shape: [1, 3] } });
  });

  it.each([
    ['(assert (<= X[0,3] 1))', /X\[0,3\].*outside its shape \[1,3\]/],
    ['(assert (<= X[0] 1))', /outside its shape/],
    ['(assert (<= X[-0,1] 1))', /outside its shape/],
    ['(assert (<= X[0.1] 1))', /outside its shape/],
    ['(assert (<= Y 1e-3))', /Line 4, column 19: “1e-3” has an exponent/],
    ['(assert (not (<= Y 1)))', /“\(not …\)” is not a comparison/],
    ['(declare-network g (declare-input A float32 [1]) (declare-output B float32 [1]))', /Two networks/],
  ])('refuses %s', (assertions, message) => {
    expect(() => parseProperty(query(assertions))).toThrow(message);
  });

  it('refuses what it cannot be sound about', () => {
    expect(() => parseProperty(query('').replaceAll('float32', 'int8'))).toThrow(/Nothing sound can be said of “int8”/);
    expect(() => parseProperty(query('').replace('-output Y', '-output X'))).toThrow(/“X” is the input’s name, too/);
    expect(() => parseProperty(query('').replace('<2.0>', '<3.0>'))).toThrow(/version <3.0>/);
    expect(() =>
      parseProperty(query('').replace('(declare-output', '(declare-hidden H float32 [1] "h") (declare-output')),
    ).toThrow(/declare-hidden/);
  });
});

describe('errors name the place', () => {
  it.each([
    ['(assert (<= Z_0 1))', /Line 5, column 13: “Z_0” was not declared\. Declare it/],
    ['(assert (<= Y_3 1))', /Line 5, column 13: “Y_3” was not declared/],
    ['(assert (<= (* Y_0 Y_1) 1))', /multiplied by each other/],
    ['(assert (<= Y_0 1)', /Line 5, column 1: This parenthesis is never closed/],
    ['(assert (<= Y_0 1)))', /Line 5, column 20: This parenthesis closes nothing/],
    ['(assert (<= Y_0 1 2))', /compares 3 values/],
    ['(assert (<= Y_0))', /compares 1 value\. Give two/],
    ['(assert (<= Y_0 1,5))', /Line 5, column 17: “1,5” is not a number\. Write it as in -0\.5/],
    ['(declare-network f)', /Line 5, column 1: .*begin the text with \(vnnlib-version <2\.0>\)/],
    ['(assert (<= Y_0 1e999999999))', /too long to be kept exactly/],
    ['(push 1)', /“\(push …\)” is not known/],
    ['(check-sat)(assert (<= Y_0 1))', /Line 5, column 12: “\(assert …\)” comes after \(check-sat\)\. Ask once/],
  ])('%s', (assertion, message) => {
    expect(() => parseProperty(`${DECLARED}${BOX}\n${assertion}`)).toThrow(message);
  });

  it('bounds what it takes on', () => {
    const deep = `${DECLARED}(assert ${'(and '.repeat(500)}`;
    expect(() => parseProperty(deep)).toThrow(/nest too deep/);
    const wide = '(assert (or (<= Y_0 0) (<= Y_1 0)))'.repeat(20);
    expect(() => parseProperty(DECLARED + BOX + wide)).toThrow(/more than 20000 disjuncts/);
  });

  it('says of a network that it is no property, and what to do', () => {
    expect(() => parseProperty('\b\u0007\0graph "')).toThrow(/no text, and so no property\. Give the network first/);
  });

  it('reads one text after the other, each as its own', () => {
    const [one, other] = ['(assert (<= Y_0 0))', '(assert (<= Y_1 0))'].map((each) => `${DECLARED}${BOX}${each}`);
    const read = [one, one, other, one].map((text) => parseProperty(text as string).property.disjuncts[0]);
    expect(read[1]).toEqual(read[0]);
    expect(read[2]).not.toEqual(read[0]);
    expect(read[3]).toEqual(read[0]);
  });

  it('asks for bounds of every input', () => {
    expect(() => parseProperty(`${DECLARED}(assert (<= X_0 1))`)).toThrow(/X_0 has no lower bound/);
  });
});

const decimals = fc
  .tuple(fc.bigInt(-(10n ** 12n), 10n ** 12n), fc.integer({ min: 0, max: 20 }))
  .map(([coefficient, places]) => digitsOf(writeDigits({ coefficient, places })));

const sides = fc
  .tuple(decimals, decimals)
  .map(([a, b]): Side => (compareDigits(a, b) < 0 ? { lower: a, upper: b } : { lower: b, upper: a }));

/** On outputs 0 and 1 both, so that none is a bound of the box. */
const constraints = fc.tuple(decimals, decimals, decimals, fc.boolean()).map(([a, b, limit, isStrict]): Constraint => {
  const terms = [a, b].map((coefficient, index) => ({ variable: { kind: 'output' as const, index }, coefficient }));
  return { terms: terms.filter(({ coefficient }) => coefficient.coefficient !== 0n), limit, isStrict };
});

const disjuncts = fc.record({
  box: fc.array(sides, { minLength: 2, maxLength: 2 }),
  constraints: fc.array(
    constraints.filter(({ terms }) => terms.length > 0),
    { maxLength: 3 },
  ),
});

const properties = fc
  .array(disjuncts, { minLength: 1, maxLength: 4 })
  .map((list): Property => ({ inputs: 2, outputs: 2, disjuncts: list }));

describe('writing', () => {
  it('round trips in both versions', () => {
    fc.assert(
      fc.property(properties, (property) => {
        expect(parseProperty(writeVnnlib1(property)).property).toEqual(property);
        const text = writeVnnlib2(property);
        expect(text).not.toMatch(/\de/);
        expect(parseProperty(text).property).toEqual(property);
      }),
      { numRuns: 200 },
    );
  });

  it('shares a box that disjuncts share, and keeps that nothing violates a property', () => {
    const text = `${DECLARED}${BOX}(assert (or (<= Y_0 Y_1) (< Y_2 1) (<= X_0 Y_0)))`;
    const { property } = parseProperty(text);
    const written = writeVnnlib1(property);
    expect(written.match(/X_1 0.5/g)).toHaveLength(1);
    expect(parseProperty(written).property).toEqual(property);
    const empty = { ...property, disjuncts: [] };
    expect(parseProperty(writeVnnlib1(empty)).property).toEqual(empty);
  });
});

it('takes files packed by gzip, and the competition’s', async () => {
  const packed = gzipSync(`${DECLARED}${BOX}(assert (<= Y_0 0))`);
  expect((await readProperty(packed)).property.disjuncts).toHaveLength(1);
  const competition = async (path: string) =>
    (await readProperty(readFileSync(new URL(`../../../../shared/vnncomp/${path}`, import.meta.url)))).property;
  const lindex = await competition('nn4sys/lindex_800.vnnlib.gz');
  expect(lindex).toMatchObject({ inputs: 1, outputs: 1 });
  expect(lindex.disjuncts).toHaveLength(1600);
  expect(lindex.disjuncts[0]?.box).not.toEqual(lindex.disjuncts[2]?.box);
  expect((await competition('collins_rul_cnn/if_then_5levels_w20.vnnlib.gz')).disjuncts[0]?.constraints).toHaveLength(
    2,
  );
});

it('refuses damaged files as such, whatever the damage', () => {
  const whole = `${DECLARED}${BOX}(assert (or (<= (* 2 Y_0) Y_1) (and (> Y_2 1) (<= X_0 (- Y_0 1.5)))))`;
  fc.assert(
    fc.property(fc.nat(whole.length), fc.nat(5), fc.string({ maxLength: 3 }), (at, length, insert) => {
      const damaged = whole.slice(0, at) + insert + whole.slice(at + length);
      try {
        parseProperty(damaged);
      } catch (error) {
        expect(error).toBeInstanceOf(PropertyError);
      }
    }),
    { numRuns: 500 },
  );
});
