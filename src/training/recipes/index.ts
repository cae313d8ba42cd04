import type { Recipe } from '../recipe';
import { fashionNatural } from './fashionNatural';

/** Every recipe, in the order in which they are listed. */
export const RECIPES: readonly Recipe[] = [fashionNatural];
