import type { DatasetImages } from '../../formats/inputs/datasetImages';
import { distinctWeights, type Network, sizeOf } from '../../network/network';
import { architectureOf } from '../../training/architectures';
import { describeTraining } from '../../training/describeTraining';
import type { Recipe } from '../../training/recipe';
import type { NamedBranch, TreeRecipe } from '../../training/tree/treeRecipe';
import type { ModelCard } from '../api/cardTypes';

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
    task: `Classifies images into ${images.classes.length} classes: ${images.classes.join(', ')}.`,
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

/** The number of weights; what several nodes share is counted once. */
export function countParameters({ nodes }: Network): number {
  return distinctWeights(nodes).reduce((total, { shape }) => total + sizeOf(shape), 0);
}

/** The fields of a card that say by which groups and radii a network is judged. */
export type CardGroups = Pick<ModelCard, 'groups' | 'groupsFrom' | 'epsilon'>;

/** What a network trained by this recipe is judged by; nothing where the recipe has no radii. */
export function groupsOfRecipe({ radii }: Pick<Recipe, 'radii'>): CardGroups {
  if (!radii) return {};
  const { groups, groupsFrom, inner, outer } = radii;
  return { ...(groups.length > 0 && { groups, groupsFrom }), epsilon: { inner, outer } };
}

/** A tree is judged by the groups that its root decides between: at the root's radius between them, the next one within. */
export function groupsOfTree({ tree, treeFrom, radii }: TreeRecipe): CardGroups {
  const [outer = 0, inner = outer] = radii;
  return { groups: tree.map(leavesOf), groupsFrom: treeFrom, epsilon: { inner, outer } };
}

function leavesOf(branch: NamedBranch): string[] {
  return typeof branch === 'string' ? [branch] : branch.flatMap(leavesOf);
}
