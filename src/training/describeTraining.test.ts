import { describe, expect, it } from 'vitest';
import { describeTraining } from './describeTraining';
import type { Recipe } from './recipe';
import { cifarIgrp } from './recipes/cifar';
import { fashionCrownIbp, fashionNatural } from './recipes/fashion';

const images = {
  name: 'Images',
  classes: new Array(10).fill('x') as string[],
  count: 5000,
  present: 5000,
  height: 1,
  width: 1,
  channels: 1,
  labels: new Uint8Array(5000),
  images: new Uint8Array(5000),
};

describe('describeTraining', () => {
  it('describes natural training', () => {
    const recipe: Recipe = {
      ...fashionNatural,
      heldOutPerClass: 100,
      epochs: 50,
      learningRate: { start: 1e-3, factor: 0.2, dropsAt: [42, 54] },
      weightDecay: 0.3,
      augmentation: { shift: 1, mirror: true },
    };
    const text = describeTraining(recipe, images, 40);
    expect(text).toBe(
      'Natural training (cross entropy) on 4000 images of “Images”, shifted by up to 1 pixel and mirrored at random. ' +
        'Adam for 50 epochs, learning rate 0.001, times 0.2 after 42; weight decay 0.3; batches of 128; seed 1. ' +
        'Kept after epoch 40, the best by accuracy on 1000 other training images.',
    );
  });

  it('describes radii, the ramp and both shares', () => {
    const recipe = { ...fashionCrownIbp, schedule: { warmUp: 1, ramp: 8 } };
    const loss = { kind: 'crown-ibp', epsilon: 0.1, kappaEnd: 0.5, betaStart: 1, betaEnd: 0, betaUntil: 0.25 } as const;
    const text = describeTraining({ ...recipe, loss }, images, 9);
    expect(text).toMatch(/^CROWN-IBP training at radius 0.1 on 2000 images/);
    expect(text).toMatch(/plain cross entropy for 1 epoch, then radii growing over 8; natural share κ from 1 to 0.5, /);
    expect(text).toMatch(/relaxed share β from 1 to 0 at 25 % of the ramp/);
    expect(text).toMatch(/Kept after epoch 9, the best by verified accuracy on 3000/);
    expect(describeTraining({ ...recipe, loss }, images, 8)).toMatch(/Stopped after 8 epochs, before the radii/);
  });

  it('describes groups and their two radii', () => {
    expect(describeTraining(cifarIgrp, images, 20)).toMatch(
      /radius 2\/255 within and 8\/255 between the groups {Bird, Cat, Deer, Dog, Frog, Horse} {Plane, Car, Ship, Truck}.* Groups: The dendrogram of cifar-natural/,
    );
  });
});
