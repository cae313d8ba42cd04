import type { Recipe } from '../recipe';
import { cifarCrownIbp } from './cifarCrownIbp';
import { cifarIgrp } from './cifarIgrp';
import { cifarNatural } from './cifarNatural';
import { fashionCrownIbp } from './fashionCrownIbp';
import { fashionIgrp } from './fashionIgrp';
import { fashionNatural } from './fashionNatural';
import { quickCrownIbp } from './quickCrownIbp';
import { quickIgrp } from './quickIgrp';

/** Every recipe, in the order in which they are listed. */
export const RECIPES: readonly Recipe[] = [
  fashionNatural,
  fashionCrownIbp,
  fashionIgrp,
  cifarNatural,
  cifarCrownIbp,
  cifarIgrp,
  quickCrownIbp,
  quickIgrp,
];
