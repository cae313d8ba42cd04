import type { Interval } from '../kernels/interval';
import { sizeOf } from '../network/network';
import { operationOf } from '../network/ops';
import type { ReadyNetwork } from '../network/upload';
import { countUnstable, type Ends, splitEnds, unbounded } from './ends';
import type { InputBox } from './inputBox';
import { firstExcess, largestMagnitude } from './magnitudes';
import type { NodeEnds } from './networkBounds';

/**
 * Reads the bounds of every node's output from the device. Where numbers grew beyond what float32 can bound soundly,
 * the bounds from there on are ±∞.
 *
 * @param bounds of every node's output, by the value's name
 */
export async function readNodes(
  ready: ReadyNetwork,
  bounds: ReadonlyMap<string, Interval>,
  box: InputBox,
): Promise<NodeEnds[]> {
  const values = await Promise.all(ready.nodes.map((node) => (bounds.get(node.output) as Interval).data<'float32'>()));
  const largestOfBox = Math.max(largestMagnitude(box.lower), largestMagnitude(box.upper));
  const trusted = firstExcess(ready.nodes, values.map(largestMagnitude), largestOfBox);
  const ends = values.map((value, index) => (index < trusted ? splitEnds(value) : unbounded(value.length / 2)));
  const byName = new Map<string, Ends>([
    [ready.network.input.name, box],
    ...ready.nodes.map((node, index): [string, Ends] => [node.output, ends[index] as Ends]),
  ]);
  const batch = box.lower.length / sizeOf(ready.network.input.shape);
  return ready.nodes.map((node, index) => {
    const own = ends[index] as Ends;
    const signed = operationOf(node.op).switches ? (byName.get(node.inputs[0] as string) as Ends) : own;
    return { ...own, unstable: countUnstable(signed, batch) };
  });
}
