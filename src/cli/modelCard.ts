import { networkCard } from '../engine/networkCard';
import type { ModelCard } from '../engine/types';
import type { DatasetImages } from '../formats/datasetImages';
import type { Network } from '../network/network';
import type { Recipe } from '../training/recipe';
import { RECIPES } from '../training/recipes/index';

/** The card of a network that was trained by a recipe; see `networkCard`. */
export function modelCard(
  recipe: Recipe,
  network: Network,
  images: DatasetImages,
  bestEpoch: number,
  clean: number,
): ModelCard {
  const usual = RECIPES.find(({ id }) => id === recipe.id)?.epochs;
  return networkCard(recipe, network, images, bestEpoch, clean, commandFor(recipe.id, recipe.epochs, usual));
}

/** The command that trains the same again. */
export function commandFor(id: string, epochs: number, usualEpochs: number | undefined): string {
  return `npx boundscope train ${id}${epochs === usualEpochs ? '' : ` --epochs ${epochs}`}`;
}
