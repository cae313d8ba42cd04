import { type CardGroups, groupsOfRecipe, groupsOfTree } from '../engine/cardGroups';
import { RECIPES } from '../training/recipes/index';
import { TREE_RECIPES } from '../training/recipes/trees';

/** What the recipe of that id judges by; nothing where there is none. */
export function groupsById(id: string): CardGroups {
  const tree = TREE_RECIPES.find((recipe) => recipe.id === id);
  return tree ? groupsOfTree(tree) : groupsOfRecipe(RECIPES.find((recipe) => recipe.id === id) ?? {});
}
