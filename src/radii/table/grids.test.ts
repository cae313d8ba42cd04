import { describe, expect, it } from 'vitest';
import { DATASETS } from '../../catalog/datasets';
import { checkGrid } from './checkTable';
import { defaultGrid } from './grids';

describe('defaultGrid', () => {
  it.each([...DATASETS.keys()])('ascends from 0 (%s)', (dataset) => {
    expect(() => checkGrid(defaultGrid(dataset))).not.toThrow();
  });

  it('has the radii that are usually stated', () => {
    expect(defaultGrid('fashion-mnist')).toEqual(expect.arrayContaining([0.01, 0.02, 0.05, 0.1, 0.15, 0.2]));
    expect(defaultGrid('cifar10-test')).toEqual(
      expect.arrayContaining([0.5 / 255, 1 / 255, 2 / 255, 8 / 255, 16 / 255]),
    );
  });
});
