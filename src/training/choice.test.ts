import { expect, it } from 'vitest';
import { scoreOf } from './choice';

it('scores by the figure that the recipe names', () => {
  const figures = { clean: 0.75, verified: 0.25, interGroup: 0.6, innerGroup: 0.6, adaptive: 0.5 };
  const choices = ['clean', 'verified', 'adaptive', 'clean-and-adaptive'] as const;
  expect(choices.map((choice) => scoreOf(figures, choice))).toEqual([0.75, 0.25, 0.5, 0.625]);
});
