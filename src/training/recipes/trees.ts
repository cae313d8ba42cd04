import type { TreeRecipe } from '../tree/treeRecipe';
import { cifarNdt } from './cifarNdt';
import { fashionNdt } from './fashionNdt';
import { quickNdt } from './quickNdt';

/** Every recipe of a neural decision tree, in the order in which they are listed. */
export const TREE_RECIPES: readonly TreeRecipe[] = [fashionNdt, cifarNdt, quickNdt];
