import type { DatasetImages } from '../formats/datasetImages';
import { accuracy } from '../training/accuracy';
import type { Recipe } from '../training/recipe';
import { disposeTrainable, trainableNetwork } from '../training/trainableNetwork';
import type { Trainer } from '../training/trainer';
import type { TrainingRun } from './trainingRun';

/** Writes the best network of a run and its card, with the accuracy on the test set. */
export async function exportTrained(
  recipe: Recipe,
  best: NonNullable<Trainer['best']>,
  training: DatasetImages,
  test: DatasetImages,
  run: TrainingRun,
): Promise<void> {
  const network = trainableNetwork(best.network);
  const clean = await accuracy(
    network,
    test,
    Uint32Array.from({ length: test.count }, (_, index) => index),
  );
  disposeTrainable(network);
  console.log(`${recipe.name}: ${clean} test ${training.count} ${run.path('')}`);
}
