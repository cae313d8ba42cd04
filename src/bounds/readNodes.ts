import type * as tf from '@tensorflow/tfjs-core';
import { operationRow } from '../catalog/operations';
import { readTogether } from '../kernels/readTogether';
import type { Interval } from '../kernels/rounding/interval';
import { LARGEST_MAGNITUDE, type Rounding } from '../kernels/rounding/rounding';
import { peek } from '../kernels/wasm/heap';
import { largestInMemory } from '../kernels/wasm/largest';
import { type ReadyNode, type Shape, sizeOf } from '../network/network';
import { largestConstant } from '../network/ops/constants';
import { isStated } from '../network/otherExecutions';
import type { ReadyNetwork } from '../network/upload';
import { type InputBox, lengthOf } from './inputBox';
import type { ReadNodeBounds } from './networkBounds';
import { countUnstable, unbounded } from './readBounds';

/**
 * Reads the bounds of every node's output from the device. Where numbers grew beyond what float32 can bound soundly,
 * or nothing is known of a node's executions, the bounds from there on are ±∞.
 *
 * @param bounds of every node's output, by the value's name, and perhaps of the input
 */
export async function readNodes(
  ready: ReadyNetwork,
  bounds: ReadonlyMap<string, Interval>,
  box: InputBox,
  rounding: Rounding,
): Promise<ReadNodeBounds[]> {
  const { nodes, shapes, network } = ready;
  const batch = lengthOf(box) / sizeOf(network.input.shape);
  const shapeOf = nodes.map((node) => shapes.get(node.output) as Shape);
  const intervals = nodes.map((node) => bounds.get(node.output) as Interval);
  const read = await readEach(intervals, (values, index) => layerBounds(values, batch, shapeOf[index] as Shape));
  const largest = read.map((layer) => layer.largest);
  const trusted = firstExcess(nodes, largest, largestOfInput(ready, bounds, box), rounding);
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
  return firstExcess(ready.nodes, largest, largestOfInput(ready, bounds, box), rounding);
}

/** Largest magnitude of a box. */
function largestOfInput({ network }: ReadyNetwork, bounds: ReadonlyMap<string, Interval>, box: InputBox): number {
  const input = bounds.get(network.input.name);
  const known = input && largestInMemory(input);
  return known ?? Math.max(largestMagnitude(box.lower), largestMagnitude(box.upper));
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

/** Bounds of a layer's output and the largest magnitude among them; infinite when one is not a number. */
export interface ReadLayerBounds extends ReadNodeBounds {
  readonly largest: number;
}

/**
 * Takes what was read of an Interval apart, in a single pass over numbers that no cache holds: brings images into ONNX's
 * order, counts units without a sign (lower < 0 < upper) and finds the largest magnitude.
 *
 * @param values [2·batch, ...shape]
 */
export function layerBounds(values: ArrayLike<number>, batch: number, shape: Shape): ReadLayerBounds {
  const size = sizeOf(shape);
  const channels = shape.length === 3 ? (shape[2] as number) : 1;
  const all = batch * size;
  const lower = new Float32Array(all);
  const upper = new Float32Array(all);
  const unstable: number[] = [];
  let largest = 0;
  let to = 0;
  for (let start = 0; start < all; start += size) {
    let signless = 0;
    for (let channel = 0; channel < channels; channel++) {
      for (let from = start + channel; from < start + size; from += channels) {
        const low = values[from] as number;
        const high = values[all + from] as number;
        lower[to] = low;
        upper[to] = high;
        to++;
        // Without a branch, which the processor could not predict.
        signless += Number(low < 0) & Number(high > 0);
        // NaN once it is among the numbers.
        largest = Math.max(largest, Math.abs(low), Math.abs(high));
      }
    }
    unstable.push(signless);
  }
  return { lower, upper, unstable, largest: Number.isNaN(largest) ? Number.POSITIVE_INFINITY : largest };
}

/** Largest magnitude among values; infinite when one is not a number. */
export function largestMagnitude(values: ArrayLike<number>): number {
  const half = values.length >> 1;
  let largest = Math.abs(values[2 * half] ?? 0);
  // By index, and two at a time, which is many times faster than by iterator; NaN once it is among the numbers.
  for (let i = 0; i < half; i++) {
    largest = Math.max(largest, Math.abs(values[i] as number), Math.abs(values[half + i] as number));
  }
  return Number.isNaN(largest) ? Number.POSITIVE_INFINITY : largest;
}

/**
 * Position of the first node whose bounds are not to be trusted: because a number beyond LARGEST_MAGNITUDE (or none at
 * all) occurred there, or because nothing is known of its executions. `nodes.length` when all are well. Up to that node
 * every number is finite, since inputs and weights within the limit cannot overflow in one layer; so the test sees the
 * excess where it first arises.
 *
 * @param largest largest magnitude of each node's bounds
 */
export function firstExcess(
  nodes: readonly ReadyNode[],
  largest: readonly number[],
  inputLargest: number,
  rounding: Rounding,
): number {
  if (!(inputLargest <= LARGEST_MAGNITUDE)) return 0;
  const excess = nodes.findIndex((node, index) => {
    return !(
      (largest[index] as number) <= LARGEST_MAGNITUDE &&
      largestConstant(node) <= LARGEST_MAGNITUDE &&
      isStated(node, rounding)
    );
  });
  return excess < 0 ? nodes.length : excess;
}
