import { join } from 'node:path';
import { assembleTree } from '../training/tree/assembleTree';
import { nodeImages } from '../training/tree/nodeImages';
import { decisionsOf, nodeTrainings, type TreeRecipe } from '../training/tree/treeRecipe';
import { exportTrained } from './exportTrained';
import { readImages } from './runTraining';
import { TrainingRun } from './trainingRun';
import type { TrainOptions } from './trainOptions';
import { trainToBest } from './trainToBest';
import { type TrainedDecision, treeCard } from './treeCard';

/**
 * Trains a network for each decision of a tree, one after the other, each with a log and a checkpoint in a folder of
 * its own; then writes them as one network, and its card.
 */
export async function runTreeTraining({ recipe, out, data, ...options }: TrainOptions<TreeRecipe>): Promise<void> {
  const { images, test } = await readImages(recipe.node, data);
  const trained: TrainedDecision[] = [];
  for (const { node, recipe: own } of nodeTrainings(recipe, images.classes)) {
    const some = nodeImages(images, node.groups);
    console.log(`${own.id}: ${some.classes.join(' | ')}`);
    const { network, epoch } = await trainToBest(own, some, new TrainingRun(join(out, node.name)), options);
    trained.push({ name: node.name, recipe: own, classes: some.classes, images: some.count, network, epoch });
  }
  const decisions = decisionsOf(recipe.tree, images.classes);
  const networks = trained.map(({ network }) => network);
  const network = assembleTree(recipe.id, decisions, networks);
  await exportTrained(network, test, new TrainingRun(out), (clean) => treeCard(recipe, trained, images, clean));
}
