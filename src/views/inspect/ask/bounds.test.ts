import { expect, it } from 'vitest';
import type { ModelSummary } from '../../../engine/api/types';
import { type BoundsQuery, boundsAsking, comparedQueryOf } from './bounds';

const model: ModelSummary = {
  id: 'digest',
  name: 'm',
  inputShape: [784],
  fits: [],
  picture: null,
  fileInput: 'x',
  fileInputs: ['x'],
  fileOutput: 'y',
  fileOutputs: ['y'],
  held: [],
  outputSizes: [],
  outputs: 10,
  classes: 10,
  outputClasses: [],
  parameters: 1,
  layers: [],
};
const query: BoundsQuery = {
  model,
  dataset: 'fashion-mnist',
  image: 4,
  levels: 1,
  rounding: 'real',
  method: 'crown-ibp',
};
const keyOf = (asked: BoundsQuery, compare: Parameters<typeof comparedQueryOf>[1]) =>
  boundsAsking.keyOf({ query: asked, reference: comparedQueryOf(asked, compare), isFirst: false });

it('takes every change of what is asked for another question, also a choice of what stands beside by itself', () => {
  const keys = [
    keyOf(query, null),
    keyOf(query, 'ibp'),
    keyOf(query, 'crown'),
    keyOf(query, 2),
    keyOf({ ...query, model: { ...model, id: 'other' } }, null),
    keyOf({ ...query, dataset: 'cifar10-sample' }, null),
    keyOf({ ...query, image: 5 }, null),
    keyOf({ ...query, levels: 2 }, null),
    keyOf({ ...query, rounding: 'none' }, null),
    keyOf({ ...query, method: 'crown' }, null),
  ];
  expect(new Set(keys).size).toBe(keys.length);
  expect(keyOf({ ...query, model: { ...model, name: 'renamed' } }, null)).toBe(keys[0]);
});
