import { readDataset } from '../formats/datasets/readDataset';
import { DivergedError } from '../training/divergedError';
import type { Recipe } from '../training/recipe';
import { Trainer } from '../training/trainer';
import { readFromFolders } from './datasetFolders';
import { describeEpoch } from './describeEpoch';
import { exportTrained, type TrainedNetwork } from './exportTrained';
import { startTraining } from './startTraining';
import { TrainingRun } from './trainingRun';

const MOST_DIVERGENCES = 3;

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
  await trainAll(trainer, recipe, run);
  await exportTrained(recipe, trainer.best ?? (await lastOf(trainer)), images, test, run);
  trainer.dispose();
}

/** What there is of a training that ends before its ramp does. */
async function lastOf(trainer: Trainer): Promise<TrainedNetwork> {
  return { epoch: trainer.epoch, network: await trainer.current() };
}

/** A training that diverges once starts the epoch again more slowly; one that goes on diverging is given up. */
async function trainAll(trainer: Trainer, recipe: Recipe, run: TrainingRun): Promise<void> {
  let divergences = 0;
  while (trainer.epoch < recipe.epochs) {
    try {
      await trainOnce(trainer, recipe, run);
    } catch (reason) {
      divergences += 1;
      if (!(reason instanceof DivergedError) || divergences > MOST_DIVERGENCES) throw reason;
      console.log(reason.message);
    }
  }
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
  console.log(describeEpoch(report, recipe, seconds));
}
