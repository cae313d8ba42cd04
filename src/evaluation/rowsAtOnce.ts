import { type Shape, sizeOf } from '../network/network';
import type { ReadyNetwork } from '../network/upload';

/** Numbers on the device at once (16 MiB): little enough for any device, and for a step to be short. */
const MOST_VALUES = 2 ** 22;

/** Copies of its activations that a descent needs: values, gradients, and what operations keep meanwhile. */
const COPIES = 4;

/** How many inputs of a network are computed with together, their derivatives or both ends of their bounds included. */
export function rowsAtOnce({ network, shapes }: ReadyNetwork): number {
  const values = [network.input.name, ...network.nodes.map((node) => node.output)];
  const perRow = values.reduce((sum, name) => sum + sizeOf(shapes.get(name) as Shape), 0);
  return Math.max(1, Math.floor(MOST_VALUES / (COPIES * perRow)));
}
