import type { Guard } from '../engine/gpuErrors';
import type { DatasetImages } from '../formats/datasetImages';
import { DivergedError } from '../training/divergedError';
import type { Recipe } from '../training/recipe';
import type { KeptNetwork } from '../training/report';
import { Trainer } from '../training/trainer';
import { describeEpoch } from './describeEpoch';
import { startTraining } from './startTraining';
import type { TrainingRun } from './trainingRun';
import type { TrainOptions } from './trainOptions';

/** A network and the number of epochs it was trained. */
export type TrainedNetwork = Pick<KeptNetwork, 'epoch' | 'network'>;

const MOST_DIVERGENCES = 3;

/** Trains by a recipe, epoch by epoch, keeping a log and a checkpoint; returns the best network. */
export async function trainToBest(
  recipe: Recipe,
  images: DatasetImages,
  run: TrainingRun,
  { resume, backend }: Pick<TrainOptions, 'resume' | 'backend'>,
): Promise<TrainedNetwork> {
  const checkpoint = await run.open(recipe, resume);
  const guard = await startTraining(backend);
  const trainer = new Trainer(recipe, images, checkpoint);
  try {
    await trainAll(trainer, recipe, run, guard);
    return trainer.best ?? (await lastOf(trainer));
  } finally {
    trainer.dispose();
  }
}

/** What there is of a training that ends before its ramp does. */
async function lastOf(trainer: Trainer): Promise<TrainedNetwork> {
  return { epoch: trainer.epoch, network: await trainer.current() };
}

/** A training that diverges once starts the epoch again more slowly; one that goes on diverging is given up. */
async function trainAll(trainer: Trainer, recipe: Recipe, run: TrainingRun, guard: Guard): Promise<void> {
  let divergences = 0;
  while (trainer.epoch < recipe.epochs) {
    try {
      await guard(() => trainOnce(trainer, recipe, run));
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
