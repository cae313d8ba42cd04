import type { Network, Shape } from '../network/network';
import type { Random } from '../numbers/random';
import { LayerStack } from './layerStack';
import type { Initialization } from './recipe';

/** A kind of network that can be trained. */
interface Architecture {
  readonly id: string;
  /** One line: the name and the layers. */
  readonly summary: string;
  /** The network for inputs of this shape ([height, width, channels]), initialised (He's way unless it is given). */
  build(shape: Shape, classes: number, random: Random, initialization?: Initialization): Network;
}

/** The smallest of the networks that certified training is usually compared on (Gowal et al. 2018). */
export const dmSmall: Architecture = {
  id: 'dm-small',
  summary: 'DM-small: conv 16 4×4 stride 2, conv 32 4×4, dense 100, dense',
  build: (shape, classes, random, initialization) =>
    new LayerStack(shape, random, initialization)
      .conv(16, 4, 2)
      .relu()
      .conv(32, 4, 1)
      .relu()
      .flatten()
      .dense(100)
      .relu()
      .dense(classes)
      .toNetwork('dm-small'),
};

/** The next larger network of certified training (Gowal et al. 2018); for a GPU. */
export const dmMedium: Architecture = {
  id: 'dm-medium',
  summary: 'DM-medium: conv 32 3×3, 32 4×4 stride 2, 64 3×3, 64 4×4 stride 2, dense 512, dense 512, dense',
  build: (shape, classes, random, initialization) =>
    new LayerStack(shape, random, initialization)
      .conv(32, 3, 1)
      .relu()
      .conv(32, 4, 2)
      .relu()
      .conv(64, 3, 1)
      .relu()
      .conv(64, 4, 2)
      .relu()
      .flatten()
      .dense(512)
      .relu()
      .dense(512)
      .relu()
      .dense(classes)
      .toNetwork('dm-medium'),
};

/** A twelfth of DM-small's work: trained in a page while one watches. */
export const tinyCnn: Architecture = {
  id: 'tiny-cnn',
  summary: 'Tiny CNN: conv 8 4×4 stride 2, conv 16 4×4 stride 2, dense 64, dense',
  build: (shape, classes, random, initialization) =>
    new LayerStack(shape, random, initialization)
      .conv(8, 4, 2)
      .relu()
      .conv(16, 4, 2)
      .relu()
      .flatten()
      .dense(64)
      .relu()
      .dense(classes)
      .toNetwork('tiny-cnn'),
};

/** Every architecture that recipes may name, the smallest first. */
export const ARCHITECTURES: readonly Architecture[] = [tinyCnn, dmSmall, dmMedium];

/** The architecture of that id. */
export function architectureOf(id: string): Architecture {
  const found = ARCHITECTURES.find((architecture) => architecture.id === id);
  if (found) return found;
  throw new RangeError(`There is no architecture “${id}”; known are ${ARCHITECTURES.map(({ id }) => id).join(', ')}.`);
}
