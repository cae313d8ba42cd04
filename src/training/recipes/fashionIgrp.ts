import type { Recipe } from '../recipe';
import { fashionCrownIbp } from './fashionCrownIbp';

/** Robustness prioritised between groups: a small radius within a group, the large one between groups. */
export const fashionIgrp: Recipe = {
  ...fashionCrownIbp,
  id: 'fashion-igrp',
  name: 'Fashion-MNIST, IGRP',
  loss: { kind: 'igrp', form: 'summed', kappaEnd: 0.5, betaStart: 0, betaEnd: 0 },
  schedule: { warmUp: 1, ramp: 5 },
  chooseBy: 'clean-and-adaptive',
  epochs: 20,
  batchSize: 64,
  learningRate: { start: 1e-3, factor: 0.2, dropsAt: [9, 17] },
};
