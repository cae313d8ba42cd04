import type { Guard } from '../../engine/backends/gpu';
import type { DatasetImages } from '../../formats/inputs/datasetImages';
import { type Figures, scoreOf } from '../../training/figures';
import type { Recipe } from '../../training/recipe';
import type { EpochReport, KeptNetwork } from '../../training/report';
import { DivergedError, Trainer } from '../../training/trainer';
import type { TrainOptions } from '../options/trainOptions';
import type { RunFolder } from './runFolder';
import '../../kernels/autodiff/registerAutodiff';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import { type TrainingBackend, WITH_GRAPHICS } from '../../catalog/backends';
import { registerKernels } from '../../kernels/wasm/registerKernels';
import { wasmFolder } from '../files/folders';
import { startDawn } from './startDawn';

/** A network, the number of epochs it was trained, and what it scores on the images held out by what the recipe chooses by. */
interface TrainedNetwork extends Pick<KeptNetwork, 'epoch' | 'network'> {
  /** From 0 to 1; 0 where the training ended before the radii were full. */
  readonly score: number;
}

const MOST_DIVERGENCES = 3;

/** Trains by a recipe, epoch by epoch, keeping a log and a checkpoint; returns the best network. */
export async function trainToBest(
  recipe: Recipe,
  images: DatasetImages,
  run: RunFolder,
  { resume, backend }: Pick<TrainOptions, 'resume' | 'backend'>,
): Promise<TrainedNetwork> {
  const checkpoint = await run.open(recipe, resume);
  const guard = await startTraining(backend);
  const trainer = new Trainer(recipe, images, checkpoint);
  try {
    await trainAll(trainer, recipe, run, guard);
    const { best } = trainer;
    return best ? { ...best, score: scoreOf(best.heldOut, recipe.chooseBy) } : await lastOf(trainer);
  } finally {
    trainer.dispose();
  }
}

/** What there is of a training that ends before its ramp does. */
async function lastOf(trainer: Trainer): Promise<TrainedNetwork> {
  return { epoch: trainer.epoch, network: await trainer.current(), score: 0 };
}

/** A training that diverges once starts the epoch again more slowly; one that goes on diverging is given up. */
async function trainAll(trainer: Trainer, recipe: Recipe, run: RunFolder, guard: Guard): Promise<void> {
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

async function trainOnce(trainer: Trainer, recipe: Recipe, run: RunFolder): Promise<void> {
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

const LABELS: Readonly<Record<keyof Figures, string>> = {
  clean: 'clean',
  verified: 'verified',
  interGroup: 'inter-group',
  innerGroup: 'inner-group',
  adaptive: 'adaptive',
};

/** One line: loss, figures on the images held out in percent, and the time that is left. */
function describeEpoch({ epoch, loss, heldOut, best }: EpochReport, recipe: Recipe, seconds: number): string {
  const figures = Object.entries(LABELS).flatMap(([figure, label]) => {
    const share = heldOut[figure as keyof Figures];
    return share === undefined ? [] : [`${label} ${(100 * share).toFixed(2)} %`];
  });
  const left = Math.ceil(((recipe.epochs - epoch) * seconds) / 60);
  return (
    `Epoch ${epoch} of ${recipe.epochs}: loss ${loss.toFixed(4)}, held out ${figures.join(', ')}${best ? ' (best)' : ''}; ` +
    `${seconds.toFixed(1)} s, about ${left} min left`
  );
}

/**
 * Starts a backend with all that training needs.
 *
 * @returns a guard to train within
 * @throws InputError where the backend cannot be had
 */
async function startTraining(backend: TrainingBackend): Promise<Guard> {
  registerKernels();
  setWasmPaths(wasmFolder());
  const guard: Guard = backend === WITH_GRAPHICS ? await startGraphics() : (task) => task();
  if (!(await tf.setBackend(backend))) throw new Error(`The ${backend} backend does not start here.`);
  return guard;
}

async function startGraphics(): Promise<Guard> {
  const { device, guard } = await startDawn();
  console.log(`Training on ${device}`);
  return guard;
}
