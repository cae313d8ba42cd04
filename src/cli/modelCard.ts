import type { ModelCard } from '../engine/types';
import type { DatasetImages } from '../formats/datasetImages';
import { type Network, sizeOf } from '../network/network';
import { architectureOf } from '../training/architectures/index';
import type { Recipe } from '../training/recipe';
import { RECIPES } from '../training/recipes/index';
import { groupsOfRecipe } from './cardGroups';
import { describeTraining } from './describeTraining';

/**
 * What a trained network says of itself.
 *
 * @param images the data set it was trained on
 * @param bestEpoch the epoch that was kept
 * @param clean share of the test images it classifies rightly
 */
export function modelCard(
  recipe: Recipe,
  network: Network,
  images: DatasetImages,
  bestEpoch: number,
  clean: number,
): ModelCard {
  return {
    id: recipe.id,
    name: recipe.name,
    task: `Tell ${images.classes.length} classes of images apart: ${images.classes.join(', ')}.`,
    dataset: recipe.testDataset,
    architecture: architectureOf(recipe.architecture).summary,
    parameters: countParameters(network),
    training: describeTraining(recipe, images, bestEpoch),
    ...groupsOfRecipe(recipe),
    accuracy: { clean },
    reproduce: commandFor(recipe.id, recipe.epochs, RECIPES.find(({ id }) => id === recipe.id)?.epochs),
    licence: 'MIT',
  };
}

/** The number of weights. */
export function countParameters(network: Network): number {
  const weights = network.nodes.flatMap((node) => Object.values(node.weights));
  return weights.reduce((total, { shape }) => total + sizeOf(shape), 0);
}

/** The command that trains the same again. */
export function commandFor(id: string, epochs: number, usualEpochs: number | undefined): string {
  return `npx boundscope train ${id}${epochs === usualEpochs ? '' : ` --epochs ${epochs}`}`;
}
