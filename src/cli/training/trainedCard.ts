import type { ModelCard } from '../../engine/api/types';
import { networkCard } from '../../engine/stores/networkCard';
import { type TrainedDecision, treeCard } from '../../engine/stores/treeCard';
import type { DatasetImages } from '../../formats/inputs/datasetImages';
import type { Network } from '../../network/network';
import type { IgrpSettings } from '../../training/losses/igrp';
import type { MtlIbpSettings } from '../../training/losses/mtlIbp';
import type { SabrSettings } from '../../training/losses/sabr';
import type { Recipe } from '../../training/recipe';
import { RECIPES, TREE_RECIPES } from '../../training/recipes';
import type { TreeRecipe } from '../../training/tree/treeRecipe';

/** The card of a network that was trained by a recipe; see `networkCard`. */
export function modelCard(
  recipe: Recipe,
  network: Network,
  images: DatasetImages,
  bestEpoch: number,
  clean: number,
): ModelCard {
  const usual = RECIPES.find(({ id }) => id === recipe.id);
  return networkCard(recipe, network, images, bestEpoch, clean, commandFor(recipe.id, recipe, usual));
}

/** The command that trains the same again: what differs from the recipe is given. */
function commandFor(id: string, asked: Varied, usual: Varied | undefined): string {
  const options = [
    asked.epochs === usual?.epochs ? '' : ` --epochs ${asked.epochs}`,
    kappaOf(asked) === kappaOf(usual) ? '' : ` --kappa ${kappaOf(asked)}`,
    'weights' in asked.loss && asked.loss.weights ? ` --weights ${asked.loss.weights.join(',')}` : '',
    shareOf(asked) === shareOf(usual) ? '' : ` --share ${shareOf(asked)}`,
    asked.seed === usual?.seed ? '' : ` --seeds ${asked.seed}`,
  ];
  return `npx boundscope train ${id}${options.join('')}`;
}

function kappaOf(varied: Varied | undefined): number | undefined {
  return varied && 'kappaEnd' in varied.loss ? varied.loss.kappaEnd : undefined;
}

/** SABR's share or MTL-IBP's. */
function shareOf(varied: Varied | undefined): number | undefined {
  return varied?.loss.boxShare ?? varied?.loss.share;
}

/** What a person may give besides the recipe. */
type Varied = Pick<Recipe, 'epochs' | 'seed'> & {
  readonly loss: object &
    Partial<
      Pick<IgrpSettings, 'kappaEnd' | 'weights'> & Pick<SabrSettings, 'boxShare'> & Pick<MtlIbpSettings, 'share'>
    >;
};

/** The network of one decision; as many images are held out as its recipe says. */
export type KeptDecision = Omit<TrainedDecision, 'heldOut'>;

/** The card of a tree that was trained by a recipe; see `engine/stores/treeCard.ts`. */
export function trainedTreeCard(
  recipe: TreeRecipe,
  decisions: readonly KeptDecision[],
  images: DatasetImages,
  clean: number,
): ModelCard {
  const usual = TREE_RECIPES.find(({ id }) => id === recipe.id)?.node;
  const judged = decisions.map((decision) => ({
    ...decision,
    heldOut: decision.recipe.heldOutPerClass * decision.classes.length,
  }));
  return treeCard(recipe, judged, images, clean, commandFor(recipe.id, recipe.node, usual));
}
