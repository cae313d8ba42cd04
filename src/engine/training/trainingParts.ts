import { TRAININGS } from '../../catalog/trainings';
import type { DatasetImages } from '../../formats/inputs/datasetImages';
import { requireWithin } from '../../numbers/typed';
import { type Split, splitByClass } from '../../training/batch';
import type { Recipe } from '../../training/recipe';
import { nodeImages, nodeIndices } from '../../training/tree/nodeImages';
import type { TreeNode } from '../../training/tree/treeNodes';
import { decisionsOf, nodeTrainings } from '../../training/tree/treeRecipe';
import type { TrainingRequest } from '../api/trainingTypes';
import { trainingDatasetOf } from './trainingChoices';
import { recipeOf, treeRecipeOf } from './trainingRecipe';

/** One network of a training: the only one, or that of one decision of a tree. */
export interface TrainingPart {
  readonly recipe: Recipe;
  /** The decision it makes; between all classes where it is the only network. */
  readonly node: TreeNode;
  /** Which decision of a tree it is, in words. */
  readonly words?: string;
  readonly data: DatasetImages;
  readonly split: Split;
}

/** All that a request comes to once its images are there. */
export interface TrainingWork {
  readonly data: DatasetImages;
  /** Which images of the data are held out from every network. */
  readonly split: Split;
  /** In the order in which they train. */
  readonly parts: readonly TrainingPart[];
}

/** Images of each class that are held out, where there are enough. */
const USUALLY_HELD_OUT = 100;

/**
 * The networks to train for a request.
 *
 * @throws RangeError when the groups are not all classes once each, or a number makes no sense
 */
export function trainingWork(request: TrainingRequest, data: DatasetImages): TrainingWork {
  checkRequest(request, data.classes);
  const heldOutPerClass = heldOutOf(data);
  const split = splitByClass(data, heldOutPerClass, request.seed);
  if (!TRAININGS[request.method].tree) {
    const node = { name: 'root', depth: 0, groups: data.classes.map((_, label) => [label]) };
    return { data, split, parts: [{ recipe: recipeOf(request, heldOutPerClass), node, data, split }] };
  }
  const trainings = nodeTrainings(treeRecipeOf(request, heldOutPerClass), data.classes);
  const parts = trainings.map(({ node, recipe }) => {
    const own = {
      training: nodeIndices(data, node.groups, split.training),
      heldOut: nodeIndices(data, node.groups, split.heldOut),
    };
    return { recipe, node, words: wordsFor(node, data), data: nodeImages(data, node.groups), split: own };
  });
  return { data, split, parts };
}

/** The tree as it is written into files; undefined for a plain network. */
export function decisionsFor(request: TrainingRequest, { classes }: DatasetImages) {
  return TRAININGS[request.method].tree ? decisionsOf(treeRecipeOf(request, 0).tree, classes) : undefined;
}

function heldOutOf({ labels, classes }: DatasetImages): number {
  const counts = new Array<number>(classes.length).fill(0);
  for (const label of labels) counts[label] = (counts[label] as number) + 1;
  return Math.min(USUALLY_HELD_OUT, Math.max(1, Math.floor(Math.min(...counts) / 10)));
}

function wordsFor({ depth, groups }: TreeNode, { classes }: DatasetImages): string {
  if (depth === 0) return 'between the groups';
  return `within ${groups
    .flat()
    .map((label) => classes[label])
    .join(', ')}`;
}

function checkRequest(request: TrainingRequest, classes: readonly string[]): void {
  const named = request.groups.flat();
  const once = named.length === classes.length && classes.every((name) => named.includes(name));
  if (!once) throw new RangeError('The groups must name every class once. Choose the groups again.');
  for (const field of ['epochs', 'batchSize'] as const) requireWhole(field, request[field]);
  requireNumber('learningRate', request.learningRate, request.learningRate > 0);
  for (const field of ['epsilonInner', 'epsilonOuter'] as const) {
    requireNumber(field, request[field], request[field] >= 0);
    requireWithin(field, request[field], trainingDatasetOf(request.dataset).kind.clip);
  }
}

function requireWhole(field: string, value: number): void {
  if (Number.isSafeInteger(value) && value >= 1) return;
  throw new RangeError(`${field} is ${value}. Give a whole number of at least 1.`);
}

function requireNumber(field: string, value: number, fits: boolean): void {
  if (fits && Number.isFinite(value)) return;
  throw new RangeError(`${field} is ${value}. Give a positive number.`);
}
