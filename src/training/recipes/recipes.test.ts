import { describe, expect, it } from 'vitest';
import { datasetOf } from '../../formats/inputs/datasets';
import { architectureOf } from '../architectures';
import { lossOf } from '../losses';
import { RECIPES } from '.';

describe('every recipe', () => {
  it('has an id of its own', () => {
    expect(new Set(RECIPES.map(({ id }) => id)).size).toBe(RECIPES.length);
  });

  it.each(RECIPES.map((recipe) => [recipe.id, recipe] as const))('%s names what there is', (_, recipe) => {
    const { classes } = datasetOf(recipe.dataset).kind;
    expect(datasetOf(recipe.testDataset).kind.classes).toEqual(classes);
    expect(() => lossOf(recipe, classes)).not.toThrow();
    expect(() => architectureOf(recipe.architecture)).not.toThrow();
  });

  it.each(RECIPES.map((recipe) => [recipe.id, recipe] as const))('%s ends after its ramp', (_, recipe) => {
    expect(recipe.epochs).toBeGreaterThan(recipe.schedule.warmUp + recipe.schedule.ramp);
    expect(recipe.learningRate.dropsAt.every((epoch) => epoch < recipe.epochs)).toBe(true);
  });
});

describe('lossOf', () => {
  it('refuses IGRP without radii', () => {
    const loss = { kind: 'igrp', form: 'summed', kappaEnd: 0.5, betaStart: 0, betaEnd: 0 } as const;
    expect(() => lossOf({ loss }, ['a', 'b'])).toThrow(/needs groups/);
  });
});
