import { expect, it } from 'vitest';
import { limitPrograms } from '../../../scripts/bench/limitPrograms.mjs';
import { mostProducts, openLimit } from './measureLimit';

it('finds out what can be done at most', async () => {
  const { turns, figures } = openLimit(await limitPrograms(), { rounds: [1, 1], budget: 0, visits: 1, shortest: 0 });
  await turns.visit();
  const limit = figures(turns.timings);
  expect(limit.products['plain SIMD']).toBeGreaterThan(0);
  expect(limit.bytes).toBeGreaterThan(0);
  expect(mostProducts(limit)).toBe(Math.max(...Object.values(limit.products)));
});
