import { expect, it } from 'vitest';
import { withoutDust } from '../../../numbers/ticks';
import { defaultGrid } from '../../../radii/table/grids';
import { placeOf, radiusAt } from './RadiusSlider';

it('a radius of the grid, as the state has it, lies on its own step: else one key would be told twice', () => {
  for (const dataset of ['fashion-mnist', 'cifar10-sample']) {
    const grid = defaultGrid(dataset);
    for (const at of grid.keys()) expect(withoutDust(placeOf(radiusAt(at, grid), grid), 0, 1)).toBe(at);
  }
});
