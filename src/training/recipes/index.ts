import type { Recipe } from '../recipe';
import type { TreeRecipe } from '../tree/treeRecipe';
import { cifarCrownIbp, cifarIgrp, cifarNatural, cifarNdt } from './cifar';
import { fashionCrownIbp, fashionIgrp, fashionNatural, fashionNdt } from './fashion';
import { quickCrownIbp, quickIbp, quickIgrp, quickMtlIbp, quickNdt, quickSabr } from './quick';

/** Every recipe, in the order in which they are listed. */
export const RECIPES: readonly Recipe[] = [
  fashionNatural,
  fashionCrownIbp,
  fashionIgrp,
  cifarNatural,
  cifarCrownIbp,
  cifarIgrp,
  quickCrownIbp,
  quickIbp,
  quickSabr,
  quickMtlIbp,
  quickIgrp,
];

/** Every recipe of a neural decision tree, in the order in which they are listed. */
export const TREE_RECIPES: readonly TreeRecipe[] = [fashionNdt, cifarNdt, quickNdt];
