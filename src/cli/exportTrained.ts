import { writeFile } from 'node:fs/promises';
import type { DatasetImages } from '../formats/datasetImages';
import { readOnnx } from '../formats/onnx/readOnnx';
import { writeOnnx } from '../formats/onnx/writeOnnx';
import { uploadNetwork } from '../network/upload';
import { accuracy } from '../training/accuracy';
import type { Recipe } from '../training/recipe';
import type { KeptNetwork } from '../training/report';
import { modelCard } from './modelCard';
import type { TrainingRun } from './trainingRun';

/** A network and the number of epochs it was trained. */
export type TrainedNetwork = Pick<KeptNetwork, 'epoch' | 'network'>;

/** Writes the network of a run and its card, with the accuracy that the file as written has on the test set. */
export async function exportTrained(
  recipe: Recipe,
  trained: TrainedNetwork,
  training: DatasetImages,
  test: DatasetImages,
  run: TrainingRun,
): Promise<void> {
  const file = writeOnnx(trained.network);
  const ready = uploadNetwork(readOnnx(file, recipe.id));
  const clean = await accuracy(
    ready,
    test,
    Uint32Array.from({ length: test.count }, (_, index) => index),
  );
  ready.dispose();
  const card = modelCard(recipe, trained.network, training, trained.epoch, clean);
  await writeFile(run.path(`${recipe.id}.onnx`), file);
  await writeFile(run.path(`${recipe.id}.json`), `${JSON.stringify(card, null, 2)}\n`);
  console.log(`${run.path(`${recipe.id}.onnx`)}: ${(100 * clean).toFixed(2)} % of ${test.name} right.`);
}
