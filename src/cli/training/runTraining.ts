import { join } from 'node:path';
import type { DatasetImages } from '../../formats/inputs/datasetImages';
import { readDataset } from '../../formats/inputs/datasets/readDataset';
import type { Recipe } from '../../training/recipe';
import { assembleTree } from '../../training/tree/assembleTree';
import { nodeImages } from '../../training/tree/nodeImages';
import { decisionsOf, nodeTrainings, type TreeRecipe } from '../../training/tree/treeRecipe';
import { readFromFolders } from '../files/folders';
import type { TrainOptions } from '../options/trainOptions';
import { exportTrained } from './exportTrained';
import { RunFolder } from './runFolder';
import { type KeptDecision, modelCard, trainedTreeCard } from './trainedCard';
import { trainToBest } from './trainToBest';

/**
 * Trains by a recipe, then writes the best network and its card.
 *
 * @returns what the network scores on the images held out, from 0 to 1
 */
export async function runTraining({ recipe, out, data, ...options }: TrainOptions): Promise<number> {
  const { images, test } = await readImages(recipe, data);
  const run = new RunFolder(out);
  const { network, epoch, score } = await trainToBest(recipe, images, run, options);
  await exportTrained(network, test, run, (clean) => modelCard(recipe, network, images, epoch, clean));
  return score;
}

/** The images to train on, and those on which accuracy is measured. */
async function readImages(
  { dataset, testDataset }: Pick<Recipe, 'dataset' | 'testDataset'>,
  folder: string | undefined,
): Promise<{ images: DatasetImages; test: DatasetImages }> {
  const fetchBytes = readFromFolders(folder);
  return { images: await readDataset(dataset, fetchBytes), test: await readDataset(testDataset, fetchBytes) };
}

/**
 * Trains a network for each decision of a tree, one after the other, each with a log and a checkpoint in a folder of
 * its own; then writes them as one network, and its card.
 *
 * @returns the mean of what the networks score on the images held out, from 0 to 1
 */
export async function runTreeTraining({ recipe, out, data, ...options }: TrainOptions<TreeRecipe>): Promise<number> {
  const { images, test } = await readImages(recipe.node, data);
  const trained: KeptDecision[] = [];
  let scores = 0;
  for (const { node, recipe: own } of nodeTrainings(recipe, images.classes)) {
    const some = nodeImages(images, node.groups);
    console.log(`${own.id}: ${some.classes.join(' | ')}`);
    const { network, epoch, score } = await trainToBest(own, some, new RunFolder(join(out, node.name)), options);
    trained.push({ name: node.name, recipe: own, classes: some.classes, images: some.count, network, epoch });
    scores += score;
  }
  const decisions = decisionsOf(recipe.tree, images.classes);
  const networks = trained.map(({ network }) => network);
  const network = assembleTree(recipe.id, decisions, networks);
  await exportTrained(network, test, new RunFolder(out), (clean) => trainedTreeCard(recipe, trained, images, clean));
  return scores / trained.length;
}
