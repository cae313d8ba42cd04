import type { DatasetImages } from '../formats/inputs/datasetImages';
import type { Network } from '../network/network';
import { Random } from '../numbers/random';
import type { AdamState } from './adam';
import { architectureOf } from './architectures';
import type { Figures } from './figures';
import type { Recipe } from './recipe';
import { type Arrays, finished } from './trainableNetwork';

/** The best network so far, judged by the images held out. */
export interface BestSoFar {
  /** Epochs trained when it was taken. */
  readonly epoch: number;
  readonly heldOut: Figures;
  readonly score: number;
  readonly weights: Arrays;
}

/** Where a training run stands after a whole epoch: all it takes to go on to the bit. */
export interface TrainingCheckpoint {
  readonly recipe: Recipe;
  /** Epochs done. */
  readonly epoch: number;
  readonly weights: Arrays;
  readonly adam: AdamState;
  readonly best: BestSoFar | null;
  /** What the recipe's learning rate is multiplied by; below 1 once the training has diverged. */
  readonly rateFactor: number;
}

/** What says how large a network must be. */
type ImageKind = Pick<DatasetImages, 'height' | 'width' | 'channels' | 'classes'>;

/** The network that a recipe's training begins with. */
export function initialNetwork(recipe: Recipe, { height, width, channels, classes }: ImageKind): Network {
  const random = new Random(recipe.seed, 'weights');
  const { build } = architectureOf(recipe.architecture);
  return { ...build([height, width, channels], classes.length, random, recipe.initialization), name: recipe.id };
}

/** The network that a training would keep if it ended here: the best since the end of the ramp, else the last. */
export function keptNetwork(recipe: Recipe, images: ImageKind, { best, epoch, weights }: TrainingCheckpoint) {
  const network = finished(initialNetwork(recipe, images), best?.weights ?? weights, recipe.pixels);
  return { network, epoch: best?.epoch ?? epoch };
}
