import type { Network, Shape } from '../../network/network';
import type { Random } from '../../numbers/random';
import type { Initialization } from '../recipe';

/** A kind of network that can be trained. */
export interface Architecture {
  readonly id: string;
  /** One line: the name and the layers. */
  readonly summary: string;
  /** The network for inputs of this shape ([height, width, channels]), initialised (He's way unless told otherwise). */
  build(shape: Shape, classes: number, random: Random, initialization?: Initialization): Network;
}
