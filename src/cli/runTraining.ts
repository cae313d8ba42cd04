import { readDataset } from '../formats/datasets/readDataset';
import type { Recipe } from '../training/recipe';
import { type EpochReport, Trainer } from '../training/trainer';
import { readFromFolders } from './datasetFolders';
import { exportTrained } from './exportTrained';
import { startTraining } from './startTraining';
import { TrainingRun } from './trainingRun';

export interface TrainOptions {
  readonly recipe: Recipe;
  /** The folder of the run. */
  readonly out: string;
  /** Where to look for data sets first. */
  readonly data: string | undefined;
  /** Whether to go on with the run in the folder. */
  readonly resume: boolean;
}

/** Trains by a recipe, epoch by epoch, keeping a log and a checkpoint; then writes the best network and its card. */
export async function runTraining({ recipe, out, data, resume }: TrainOptions): Promise<void> {
  const fetchBytes = readFromFolders(data);
  const images = await readDataset(recipe.dataset, fetchBytes);
  const test = await readDataset(recipe.testDataset, fetchBytes);
  const run = new TrainingRun(out);
  const checkpoint = await run.open(recipe, resume);
  await startTraining();
  const trainer = new Trainer(recipe, images, checkpoint);
  while (trainer.epoch < recipe.epochs) await trainOnce(trainer, recipe, run);
  if (trainer.best) await exportTrained(recipe, trainer.best, images, test, run);
  trainer.dispose();
}

async function trainOnce(trainer: Trainer, recipe: Recipe, run: TrainingRun): Promise<void> {
  const start = performance.now();
  const report = await trainer.trainEpoch(({ step, steps }) => {
    if (process.stderr.isTTY) process.stderr.write(`\rEpoch ${trainer.epoch + 1}: step ${step} of ${steps} `);
  });
  const seconds = (performance.now() - start) / 1000;
  await run.log(report, seconds);
  await run.keep(await trainer.checkpoint());
  if (process.stderr.isTTY) process.stderr.write('\r\x1b[K');
  console.log(describe(report, recipe.epochs, seconds));
}

function describe({ epoch, loss, heldOutAccuracy, best }: EpochReport, epochs: number, seconds: number): string {
  const percent = (100 * heldOutAccuracy).toFixed(2);
  const left = Math.ceil(((epochs - epoch) * seconds) / 60);
  return (
    `Epoch ${epoch} of ${epochs}: loss ${loss.toFixed(4)}, held out ${percent} %${best ? ' (best)' : ''}, ` +
    `${seconds.toFixed(1)} s, about ${left} min left`
  );
}
