import type { AttackResult, BoundsResult, RadiusResult } from '../../engine/api/types';

const NAMES = {
  model: { id: 'digest', name: 'a network' },
  images: { dataset: 'fashion-mnist', indices: [4] },
  numbers: null,
};

/** What bounds made up in a test are of: the fifth test image, moved by 0.1. */
export const boundsSubject: BoundsResult['of'] = {
  ...NAMES,
  epsilon: 0.1,
  clip: [0, 1],
  method: 'crown',
  rounding: 'real',
  label: undefined,
};

/** The same of an attack. */
export const attackSubject: AttackResult['of'] = {
  ...NAMES,
  epsilon: 0.1,
  clip: [0, 1],
  label: undefined,
  settings: { restarts: 1, steps: 1, seed: 1, until: 'all' },
};

/** The same of a certified radius. */
export const radiusSubject: RadiusResult['of'] = {
  ...NAMES,
  clip: [0, 1],
  method: 'crown',
  rounding: 'real',
  label: undefined,
  largest: 0.25,
  grid: undefined,
  settings: { restarts: 1, steps: 1, seed: 1, until: 'any' },
};
