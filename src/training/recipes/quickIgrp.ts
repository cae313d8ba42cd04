import type { Recipe } from '../recipe';
import { quickCrownIbp } from './quickCrownIbp';

/** The same with robustness prioritised between groups, to stand beside it. */
export const quickIgrp: Recipe = {
  ...quickCrownIbp,
  id: 'quick-igrp',
  name: 'Fashion-MNIST, IGRP (quick)',
  loss: { kind: 'igrp', form: 'summed', kappaEnd: 0.5, betaStart: 0, betaEnd: 0 },
  chooseBy: 'clean-and-adaptive',
};
