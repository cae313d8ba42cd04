import type { Interval } from '../kernels/interval';
import type { ReadyNetwork } from '../network/upload';
import type { InputBox } from './inputBox';
import { firstExcess, largestMagnitude } from './magnitudes';
import { readEach } from './readEach';

/**
 * How many nodes, from the first on, have bounds to be trusted (see firstExcess).
 *
 * @param bounds of every node's output, by the value's name
 */
export async function trustedNodes(
  ready: ReadyNetwork,
  bounds: ReadonlyMap<string, Interval>,
  box: InputBox,
): Promise<number> {
  const intervals = ready.nodes.map((node) => bounds.get(node.output) as Interval);
  return firstExcess(ready.nodes, await readEach(intervals, largestMagnitude), largestOf(box));
}

/** Largest magnitude of a box. */
export function largestOf(box: InputBox): number {
  return Math.max(largestMagnitude(box.lower), largestMagnitude(box.upper));
}
