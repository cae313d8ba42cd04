import * as cards from '../engine/treeCard';
import type { ModelCard } from '../engine/types';
import type { DatasetImages } from '../formats/datasetImages';
import { TREE_RECIPES } from '../training/recipes/trees';
import type { TreeRecipe } from '../training/tree/treeRecipe';
import { commandFor } from './modelCard';

/** The network of one decision; as many images are held out as its recipe says. */
export type TrainedDecision = Omit<cards.TrainedDecision, 'heldOut'>;

/** The card of a tree that was trained by a recipe; see `engine/treeCard.ts`. */
export function treeCard(
  recipe: TreeRecipe,
  decisions: readonly TrainedDecision[],
  images: DatasetImages,
  clean: number,
): ModelCard {
  const usual = TREE_RECIPES.find(({ id }) => id === recipe.id)?.node.epochs;
  const judged = decisions.map((decision) => ({
    ...decision,
    heldOut: decision.recipe.heldOutPerClass * decision.classes.length,
  }));
  return cards.treeCard(recipe, judged, images, clean, commandFor(recipe.id, recipe.node.epochs, usual));
}
