import type { Recipe } from '../recipe';
import { cifarCrownIbp } from './cifarCrownIbp';

/** Robustness prioritised between animals and vehicles: a small radius within a group, the large one between groups. */
export const cifarIgrp: Recipe = {
  ...cifarCrownIbp,
  id: 'cifar-igrp',
  name: 'CIFAR-10, IGRP',
  loss: { kind: 'igrp', form: 'summed', kappaEnd: 0.5, betaStart: 0, betaEnd: 0 },
  chooseBy: 'clean-and-adaptive',
};
