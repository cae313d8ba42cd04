import { writeFile } from 'node:fs/promises';
import type { DatasetImages } from '../formats/datasetImages';
import { readOnnx } from '../formats/onnx/readOnnx';
import { writeOnnx } from '../formats/onnx/writeOnnx';
import { uploadNetwork } from '../network/upload';
import { accuracy } from '../training/accuracy';
import type { Recipe } from '../training/recipe';
import type { Trainer } from '../training/trainer';
import { modelCard } from './modelCard';
import type { TrainingRun } from './trainingRun';

/** Writes the best network of a run and its card, with the accuracy that the file as written has on the test set. */
export async function exportTrained(
  recipe: Recipe,
  best: NonNullable<Trainer['best']>,
  training: DatasetImages,
  test: DatasetImages,
  run: TrainingRun,
): Promise<void> {
  const file = writeOnnx(best.network);
  const ready = uploadNetwork(readOnnx(file, recipe.id));
  const clean = await accuracy(
    ready,
    test,
    Uint32Array.from({ length: test.count }, (_, index) => index),
  );
  ready.dispose();
  const card = modelCard(recipe, best.network, training, best.epoch, clean);
  await writeFile(run.path(`${recipe.id}.onnx`), file);
  await writeFile(run.path(`${recipe.id}.json`), `${JSON.stringify(card, null, 2)}\n`);
  console.log(`${run.path(`${recipe.id}.onnx`)}: ${(100 * clean).toFixed(2)} % of ${test.name} right.`);
}
