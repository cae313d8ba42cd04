import type { DatasetImages } from '../formats/datasetImages';
import { readDataset } from '../formats/datasets/readDataset';
import type { Recipe } from '../training/recipe';
import { readFromFolders } from './datasetFolders';
import { exportTrained } from './exportTrained';
import { modelCard } from './modelCard';
import { TrainingRun } from './trainingRun';
import type { TrainOptions } from './trainOptions';
import { trainToBest } from './trainToBest';

/** Trains by a recipe, then writes the best network and its card. */
export async function runTraining({ recipe, out, data, ...options }: TrainOptions): Promise<void> {
  const { images, test } = await readImages(recipe, data);
  const run = new TrainingRun(out);
  const { network, epoch } = await trainToBest(recipe, images, run, options);
  await exportTrained(network, test, run, (clean) => modelCard(recipe, network, images, epoch, clean));
}

/** The images to train on, and those that tell the accuracy. */
export async function readImages(
  { dataset, testDataset }: Pick<Recipe, 'dataset' | 'testDataset'>,
  folder: string | undefined,
): Promise<{ images: DatasetImages; test: DatasetImages }> {
  const fetchBytes = readFromFolders(folder);
  return { images: await readDataset(dataset, fetchBytes), test: await readDataset(testDataset, fetchBytes) };
}
