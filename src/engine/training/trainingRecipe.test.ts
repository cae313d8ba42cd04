import { describe, expect, it } from 'vitest';
import { fashionNatural } from '../../training/recipes/fashion';
import { FASHION_RADII } from '../../training/recipes/groups';
import { quickCrownIbp, quickIgrp, quickNdt } from '../../training/recipes/quick';
import { isRamped } from '../../training/schedule';
import type { TrainingRequest } from '../api/trainingTypes';
import { recipeOf, scheduleOf, treeRecipeOf } from './trainingRecipe';
import { trainingOutline } from './trainingSnapshot';

const QUICK: TrainingRequest = {
  name: 'Quick!  Crown—IBP',
  dataset: 'fashion-mnist-train-12k',
  architecture: 'tiny-cnn',
  method: 'crown-ibp',
  groups: FASHION_RADII.groups,
  groupsFrom: FASHION_RADII.groupsFrom,
  epsilonInner: 0.02,
  epsilonOuter: 0.1,
  epochs: 20,
  batchSize: 64,
  learningRate: 2e-3,
  seed: 1,
};
const NAMES = { id: 'quick-crownibp', name: QUICK.name };

describe('recipeOf', () => {
  it('gives the recipes of the bundled quick networks for their settings', () => {
    expect(recipeOf(QUICK, 100)).toEqual({ ...quickCrownIbp, ...NAMES });
    expect(recipeOf({ ...QUICK, method: 'igrp' }, 100)).toEqual({ ...quickIgrp, ...NAMES });
    expect(treeRecipeOf({ ...QUICK, method: 'ndt' }, 100)).toEqual({ ...quickNdt, ...NAMES });
  });

  it('trains for accuracy alone without a ramp, and still judges by the radii', () => {
    const { augmentation, initialization, learningRate, loss, schedule, chooseBy } = fashionNatural;
    expect(recipeOf({ ...QUICK, method: 'natural', epochs: 12, learningRate: 1e-3 }, 100)).toMatchObject({
      ...{ augmentation, initialization, learningRate, loss, schedule, chooseBy },
      radii: FASHION_RADII,
    });
  });

  it('knows IBP', () => {
    const { loss, chooseBy } = recipeOf({ ...QUICK, method: 'ibp' }, 100);
    expect(loss).toEqual({ kind: 'ibp', epsilon: 0.1, kappaEnd: 0.5 });
    expect(chooseBy).toBe('verified');
  });

  it.each(Array.from({ length: 60 }, (_, index) => index + 1))(
    'ends the ramp within %i epochs, and starts at the full rate',
    (epochs) => {
      const request = { ...QUICK, epochs };
      expect(isRamped(scheduleOf(request), Math.max(1, 0.6 * epochs))).toBe(true);
      const { dropsAt } = recipeOf(request, 100).learningRate;
      expect(dropsAt.every((epoch) => epoch >= 1)).toBe(true);
    },
  );

  it('names files whatever the network is called', () => {
    const idOf = (name: string) => recipeOf({ ...QUICK, name }, 1).id;
    expect(['My IGRP (2)', 'Éphémère', '日本', '../..'].map(idOf)).toEqual([
      'my-igrp-2',
      'ephemere',
      'network',
      'network',
    ]);
  });

  it('refuses data sets that are not for training', () => {
    expect(() => recipeOf({ ...QUICK, dataset: 'cifar10-sample' }, 1)).toThrow(
      /No network is trained on “cifar10-sample”/,
    );
  });
});

describe('treeRecipeOf', () => {
  it('makes one decision, at the inner radius, where there is one group', () => {
    const { tree, radii } = treeRecipeOf({ ...QUICK, groups: [['a', 'b', 'c']] }, 1);
    expect([tree, radii]).toEqual([['a', 'b', 'c'], [0.02]]);
  });
});

describe('trainingOutline', () => {
  it('says the ramp after each epoch', () => {
    expect(trainingOutline({ ...QUICK, epochs: 5 })).toEqual({ epochs: 5, ramps: [0.375, 0.875, 1, 1, 1] });
    expect(trainingOutline({ ...QUICK, method: 'natural', epochs: 2 })).toEqual({ epochs: 2, ramps: [1, 1] });
  });

  it('counts a network for each decision of a tree', () => {
    expect(trainingOutline({ ...QUICK, method: 'ndt' }).epochs).toBe(60);
    const singles = FASHION_RADII.groups.flat().map((name) => [name]);
    expect(trainingOutline({ ...QUICK, method: 'ndt', groups: singles }).epochs).toBe(20);
    expect(trainingOutline({ ...QUICK, method: 'ndt', groups: [FASHION_RADII.groups.flat()] }).epochs).toBe(20);
  });
});
