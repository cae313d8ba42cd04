import { expect, it } from 'vitest';
import { limitPrograms } from '../../../scripts/bench/limitPrograms.mjs';
import { measureLimit, mostProducts } from './measureLimit';

it('finds out what can be done at most', async () => {
  const limit = await measureLimit(await limitPrograms(), { rounds: [1, 1], budget: 0, shortest: 0 });
  expect(limit.products.plain).toBeGreaterThan(0);
  expect(limit.bytes).toBeGreaterThan(0);
  expect(mostProducts(limit)).toBe(Math.max(...Object.values(limit.products)));
});
