import type * as tf from '@tensorflow/tfjs-core';
import { operationRow } from '../catalog/operations';
import { readTogether } from '../kernels/readTogether';
import type { Interval } from '../kernels/rounding/interval';
import type { Rounding } from '../kernels/rounding/rounding';
import { peek } from '../kernels/wasm/heap';
import { largestInMemory } from '../kernels/wasm/largest';
import { type Shape, sizeOf } from '../network/network';
import type { ReadyNetwork } from '../network/upload';
import type { InputBox } from './inputBox';
import { layerBounds } from './layerBounds';
import { firstExcess, largestMagnitude } from './magnitudes';
import type { ReadNodeBounds } from './networkBounds';
import { countUnstable, unbounded } from './readBounds';

/**
 * Reads the bounds of every node's output from the device. Where numbers grew beyond what float32 can bound soundly,
 * or nothing is known of a node's executions, the bounds from there on are ±∞.
 *
 * @param bounds of every node's output, by the value's name
 */
export async function readNodes(
  ready: ReadyNetwork,
  bounds: ReadonlyMap<string, Interval>,
  box: InputBox,
  rounding: Rounding,
): Promise<ReadNodeBounds[]> {
  const { nodes, shapes, network } = ready;
  const batch = box.lower.length / sizeOf(network.input.shape);
  const shapeOf = nodes.map((node) => shapes.get(node.output) as Shape);
  const intervals = nodes.map((node) => bounds.get(node.output) as Interval);
  const read = await readEach(intervals, (values, index) => layerBounds(values, batch, shapeOf[index] as Shape));
  const largest = read.map((layer) => layer.largest);
  const trusted = firstExcess(nodes, largest, largestOf(box), rounding);
  const layers = read.map(({ lower, upper, unstable }, index): ReadNodeBounds => {
    return index < trusted ? { lower, upper, unstable } : unboundedNode(batch, shapeOf[index] as Shape);
  });
  const unstable = new Map(nodes.map((node, index) => [node.output, layers[index]?.unstable]));
  return nodes.map((node, index) => {
    const own = layers[index] as ReadNodeBounds;
    if (!operationRow(node.op)?.activation?.switches) return own;
    return { ...own, unstable: unstable.get(node.inputs[0] as string) ?? countUnstable(box, batch) };
  });
}

function unboundedNode(batch: number, shape: Shape): ReadNodeBounds {
  const size = sizeOf(shape);
  return { ...unbounded(batch * size), unstable: new Array<number>(batch).fill(size) };
}

/**
 * How many nodes, from the first on, have bounds to be trusted (see firstExcess).
 *
 * @param bounds of the input and of every node's output, by the value's name
 */
export async function trustedNodes(
  ready: ReadyNetwork,
  bounds: ReadonlyMap<string, Interval>,
  box: InputBox,
  rounding: Rounding,
): Promise<number> {
  const intervals = ready.nodes.map((node) => bounds.get(node.output) as Interval);
  const known = intervals.map((interval) => largestInMemory(interval));
  const largest = known.every((value) => value !== undefined) ? known : await readEach(intervals, largestMagnitude);
  const ofInput = largestInMemory(bounds.get(ready.network.input.name) as Interval) ?? largestOf(box);
  return firstExcess(ready.nodes, largest, ofInput, rounding);
}

/** Largest magnitude of a box. */
function largestOf(box: InputBox): number {
  return Math.max(largestMagnitude(box.lower), largestMagnitude(box.upper));
}

/**
 * Hands the numbers of tensors to `read`, one tensor after the other: where they lie if that is the processor's memory,
 * else fetched from the device all at once.
 *
 * @param read uses the numbers at once and neither keeps nor changes them, nor computes with tensors
 */
export async function readEach<T>(
  tensors: readonly tf.Tensor[],
  read: (values: ArrayLike<number>, index: number) => T,
): Promise<T[]> {
  const far = tensors.filter((tensor) => !peek(tensor));
  const fetched = new Map((await readTogether(far)).map((values, at) => [far[at] as tf.Tensor, values]));
  // Looked up only now, for what ran meanwhile may have moved them.
  return tensors.map((tensor, index) => read(fetched.get(tensor) ?? (peek(tensor) as ArrayLike<number>), index));
}
