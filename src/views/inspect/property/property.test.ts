import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { parseProperty } from '../../../formats/properties/parseProperty';
import type { Property } from '../../../formats/properties/property';
import { writeVnnlib1 } from '../../../formats/properties/writeProperty';
import { describeProperty } from './describeProperty';
import { boxOf, type Choice, propertyOf, TEMPLATE_NAMES, TEMPLATES } from './templates';

const CHOICE: Choice = { template: 'label', output: 1, other: null, low: '-0.5', high: '2.25' };
const SIZES = { inputs: 5, outputs: 5 };
const BOX = boxOf([0, 0, 0, 0, 0], [0.1, 1e-7, 0.25, 1, 2]);
const described = (property: Property) =>
  describeProperty(property, nameOf).flatMap(({ where, claims }) => [where, ...claims]);
const nameOf = ({ kind, index }: { kind: string; index: number }) => `${kind} ${index}`;

describe.each(TEMPLATE_NAMES)('the property “%s”', (template) => {
  it('is the same after it was written and read', () => {
    const property = propertyOf({ ...CHOICE, template }, BOX, SIZES);
    expect(TEMPLATES[template].fits(SIZES)).toBe(true);
    expect(parseProperty(writeVnnlib1(property)).property).toEqual(property);
    for (const sentence of described(property)) expect(sentence).toMatch(/[.:]$/);
  });
});

it('asks what ACAS Xu’s files ask', () => {
  for (const [at, template] of (['acas1', 'acas2', 'acas3', 'acas4'] as const).entries()) {
    const path = new URL(`../../../../../shared/vnncomp/acasxu/prop_${at + 1}.vnnlib.gz`, import.meta.url);
    const file = parseProperty(gunzipSync(readFileSync(path)).toString()).property;
    expect(propertyOf({ ...CHOICE, template }, [], SIZES)).toEqual(file);
  }
});

it('says of each of several boxes what holds in it', () => {
  const text = (boxes: readonly number[]) =>
    `(declare-const X_0 Real)(declare-const Y_0 Real)(assert (or ${boxes
      .map((at) => `(and (>= X_0 ${at}) (<= X_0 ${at}.5) (${at % 2 ? '<' : '>='} Y_0 ${at}))`)
      .join(' ')}))`;
  const said = (...boxes: readonly number[]) => described(parseProperty(text(boxes)).property);
  expect(said(0, 1)).toEqual([
    'Whenever input 0 is from 0 to 0.5:',
    'output 0 is below 0.',
    'Whenever input 0 is from 1 to 1.5:',
    'output 0 is at least 1.',
  ]);
  expect(said(0, 1, 2, 3, 4, 5).at(-1)).toBe('2 more boxes, with their own claims, are in the text.');
  expect(said(0, 1, 2, 3, 4).at(-1)).toBe('One more box, with its own claims, is in the text.');
});

it('says of a text that asks nothing, or too much, what comes of it', () => {
  const said = (assertions: string) =>
    described(parseProperty(`(declare-const X_0 Real)(declare-const Y_0 Real)${assertions}`).property);
  expect(said('(assert (<= X_0 1))(assert (>= X_0 0))')).toEqual([
    'Whenever input 0 is from 0 to 1:',
    'every input violates it, as nothing is asked of the outputs.',
  ]);
  expect(said('(assert (<= X_0 1))(assert (>= X_0 2))(assert (<= Y_0 0))')).toEqual([
    'Nothing can violate it: what it asks for contradicts itself.',
  ]);
});

it('says what holds, strictness included', () => {
  const sizes = { inputs: 1, outputs: 3 };
  const box = boxOf([0], [0.5]);
  const said = (change: Partial<Choice>) => described(propertyOf({ ...CHOICE, ...change }, box, sizes));
  expect(said({})).toEqual([
    'Whenever input 0 is from 0 to 0.5:',
    'output 1 is above output 0.',
    'output 1 is above output 2.',
  ]);
  expect(said({ template: 'between' }).slice(1)).toEqual(['output 1 is at least −0.5.', 'output 1 is at most 2.25.']);
  expect(said({ template: 'below', other: 2 }).slice(1)).toEqual(['output 2 is at least output 1.']);
  expect(said({ template: 'below' }).slice(1)).toEqual(['output 1 is at most 2.25.']);
  const both = parseProperty(
    '(declare-const X_0 Real)(declare-const Y_0 Real)(assert (and (<= X_0 1)(>= X_0 1)(< Y_0 2)(>= (* 2 Y_0) X_0)))',
  );
  expect(described(both.property)[1]).toBe(
    'it is never so that output 0 is below 2 and input 0 is at most 2 times output 0.',
  );
});
