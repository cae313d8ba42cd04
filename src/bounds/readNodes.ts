import type { Interval } from '../kernels/interval';
import { type Shape, sizeOf } from '../network/network';
import { operationOf } from '../network/ops';
import type { ReadyNetwork } from '../network/upload';
import { countUnstable, unbounded } from './ends';
import type { InputBox } from './inputBox';
import { layerEnds } from './layerEnds';
import { firstExcess } from './magnitudes';
import type { NodeEnds } from './networkBounds';
import { readEach } from './readEach';
import { largestOf } from './trustedNodes';

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
  const { nodes, shapes, network } = ready;
  const batch = box.lower.length / sizeOf(network.input.shape);
  const shapeOf = nodes.map((node) => shapes.get(node.output) as Shape);
  const intervals = nodes.map((node) => bounds.get(node.output) as Interval);
  const read = await readEach(intervals, (values, index) => layerEnds(values, batch, shapeOf[index] as Shape));
  const largest = read.map((layer) => layer.largest);
  const trusted = firstExcess(nodes, largest, largestOf(box));
  const ends = read.map(({ lower, upper, unstable }, index): NodeEnds => {
    return index < trusted ? { lower, upper, unstable } : unboundedNode(batch, shapeOf[index] as Shape);
  });
  const unstable = new Map(nodes.map((node, index) => [node.output, ends[index]?.unstable]));
  return nodes.map((node, index) => {
    const own = ends[index] as NodeEnds;
    if (!operationOf(node.op).switches) return own;
    return { ...own, unstable: unstable.get(node.inputs[0] as string) ?? countUnstable(box, batch) };
  });
}

function unboundedNode(batch: number, shape: Shape): NodeEnds {
  const size = sizeOf(shape);
  return { ...unbounded(batch * size), unstable: new Array<number>(batch).fill(size) };
}
