import { expect, it } from 'vitest';
import { MOST_STOPS } from '../app/tour/tourStop';
import { views } from '.';

it.each(views.map((view) => [view.title, view] as const))('%s is explained in at most six stops', async (_, view) => {
  const stops = await view.tour();
  expect(stops.length).toBeGreaterThanOrEqual(3);
  expect(stops.length).toBeLessThanOrEqual(MOST_STOPS);
  expect(new Set(stops.map(({ title }) => title)).size).toBe(stops.length);
});
