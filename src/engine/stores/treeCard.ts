import type { DatasetImages } from '../../formats/inputs/datasetImages';
import type { Network } from '../../network/network';
import { architectureOf } from '../../training/architectures';
import { describeChanges, describeRadius, describeSteps } from '../../training/describeTraining';
import type { Recipe } from '../../training/recipe';
import { isRamped } from '../../training/schedule';
import type { TreeRecipe } from '../../training/tree/treeRecipe';
import type { ModelCard } from '../api/cardTypes';
import { countParameters, groupsOfTree } from './networkCard';

/** The network of one decision, and what it was trained on. */
export interface TrainedDecision {
  readonly name: string;
  readonly recipe: Recipe;
  /** What it decides between. */
  readonly classes: readonly string[];
  /** Number of images of these classes, and how many of them were held out to judge by. */
  readonly images: number;
  readonly heldOut: number;
  readonly network: Network;
  /** The epoch that was kept. */
  readonly epoch: number;
}

/**
 * What a trained tree says of itself.
 *
 * @param images the data set it was trained on
 * @param clean share of the test images it classifies rightly
 * @param reproduce how to train the same again
 */
export function treeCard(
  recipe: TreeRecipe,
  decisions: readonly TrainedDecision[],
  images: DatasetImages,
  clean: number,
  reproduce: string,
): ModelCard {
  const { node, id, name } = recipe;
  return {
    id,
    name,
    task: `Classifies images into ${images.classes.length} classes: ${images.classes.join(', ')}.`,
    dataset: node.testDataset,
    architecture: `Neural decision tree, a network for each of ${decisions.length} decisions. ${architectureOf(node.architecture).summary}`,
    parameters: decisions.reduce((sum, { network }) => sum + countParameters(network), 0),
    training: describeTree(recipe, decisions, images),
    ...groupsOfTree(recipe),
    accuracy: { clean },
    reproduce,
    licence: 'MIT',
  };
}

function describeTree(recipe: TreeRecipe, decisions: readonly TrainedDecision[], images: DatasetImages): string {
  const [first] = decisions as readonly [TrainedDecision];
  const sentences = [
    `CROWN-IBP training on “${images.name}”, each decision on images of its own classes${describeChanges(first.recipe)}.`,
    ...decisions.map(describeDecision),
    `Groups: ${recipe.treeFrom}`,
    ...describeSteps(first.recipe),
  ];
  return sentences.join(' ');
}

function describeDecision({ name, recipe, classes, images, heldOut, epoch }: TrainedDecision): string {
  const epsilon = describeRadius(recipe.radii?.outer ?? 0);
  const end = isRamped(recipe.schedule, epoch)
    ? `kept after epoch ${epoch} by verified accuracy on ${heldOut} others`
    : `stopped after epoch ${epoch}, before the radius was full`;
  return `Decision ${name}, {${classes.join('} {')}}: radius ${epsilon}, ${images - heldOut} images, ${end}.`;
}
