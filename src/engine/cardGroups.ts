import type { Recipe } from '../training/recipe';
import type { NamedBranch, TreeRecipe } from '../training/tree/treeRecipe';
import type { ModelCard } from './cardTypes';

/** The fields of a card that say by which groups and radii a network is judged. */
export type CardGroups = Pick<ModelCard, 'groups' | 'groupsFrom' | 'epsilon'>;

/** What a network trained by this recipe is judged by; nothing where the recipe has no radii. */
export function groupsOfRecipe({ radii }: Pick<Recipe, 'radii'>): CardGroups {
  if (!radii) return {};
  const { groups, groupsFrom, inner, outer } = radii;
  return { ...(groups.length > 0 && { groups, groupsFrom }), epsilon: { inner, outer } };
}

/** A tree is judged by the groups that its root tells apart: at the root's radius between them, the next one within. */
export function groupsOfTree({ tree, treeFrom, radii }: TreeRecipe): CardGroups {
  const [outer = 0, inner = outer] = radii;
  return { groups: tree.map(leavesOf), groupsFrom: treeFrom, epsilon: { inner, outer } };
}

function leavesOf(branch: NamedBranch): string[] {
  return typeof branch === 'string' ? [branch] : branch.flatMap(leavesOf);
}
