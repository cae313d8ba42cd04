import type { DatasetImages } from '../formats/datasetImages';
import type { Network } from '../network/network';
import { Random } from '../numbers/random';
import { architectureOf } from './architectures/index';
import type { Checkpoint } from './checkpoint';
import type { Recipe } from './recipe';
import { finished } from './trainableNetwork';

/** What tells how large a network must be. */
type ImageKind = Pick<DatasetImages, 'height' | 'width' | 'channels' | 'classes'>;

/** The network that a recipe's training begins with. */
export function initialNetwork(recipe: Recipe, { height, width, channels, classes }: ImageKind): Network {
  const random = new Random(recipe.seed, 'weights');
  const { build } = architectureOf(recipe.architecture);
  return { ...build([height, width, channels], classes.length, random, recipe.initialization), name: recipe.id };
}

/** The network that a training would keep if it ended here: the best since the end of the ramp, else the last. */
export function keptNetwork(recipe: Recipe, images: ImageKind, { best, epoch, weights }: Checkpoint) {
  const network = finished(initialNetwork(recipe, images), best?.weights ?? weights, recipe.pixels);
  return { network, epoch: best?.epoch ?? epoch };
}
