import type { DatasetImages } from '../formats/datasetImages';
import { type Network, sizeOf } from '../network/network';
import { architectureOf } from '../training/architectures/index';
import { describeTraining } from '../training/describeTraining';
import type { Recipe } from '../training/recipe';
import { groupsOfRecipe } from './cardGroups';
import type { ModelCard } from './cardTypes';

/**
 * What a trained network says of itself.
 *
 * @param images the data set it was trained on
 * @param bestEpoch the epoch that was kept
 * @param clean share of the test images it classifies rightly
 * @param reproduce how to train the same again
 */
export function networkCard(
  recipe: Recipe,
  network: Network,
  images: DatasetImages,
  bestEpoch: number,
  clean: number,
  reproduce: string,
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
    reproduce,
    licence: 'MIT',
  };
}

/** The number of weights. */
export function countParameters(network: Network): number {
  const weights = network.nodes.flatMap((node) => Object.values(node.weights));
  return weights.reduce((total, { shape }) => total + sizeOf(shape), 0);
}
