import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { groupingState } from './groupingState';
import { fittingTree } from './useClassTree';

const bundled: readonly string[] = JSON.parse(readFileSync('public/models/index.json', 'utf8'));

it('groups the classes of a data set by its natural network, which comes along', () => {
  expect(fittingTree('fashion-mnist', 'own')).toEqual(groupingState.initial);
  for (const dataset of ['fashion-mnist', 'cifar10-sample']) {
    expect(bundled).toContain(fittingTree(dataset, 'own').model);
  }
});

it('groups other classes by the model itself', () => {
  expect(fittingTree('mine', 'file:own.onnx')).toEqual({ ...groupingState.initial, model: 'file:own.onnx' });
});
