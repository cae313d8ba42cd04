import * as tf from '@tensorflow/tfjs-core';
import type { Method } from '../../catalog/methods';
import { ROUNDINGS } from '../../catalog/roundings';
import { type Interval, moveOutward, packInterval } from '../../kernels/rounding/interval';
import type { Rounding } from '../../kernels/rounding/rounding';
import { partOf } from '../../kernels/webgpu/deviceTrace';
import { classesOf } from '../../network/classes/classes';
import { valuesFromOnnx } from '../../network/layout';
import { type ReadyNode, type Shape, sizeOf } from '../../network/network';
import { operationOf } from '../../network/ops';
import { executionErrorOf, ownRounding } from '../../network/otherExecutions';
import type { ReadyNetwork } from '../../network/upload';
import { BoxAround } from '../boxAround';
import type { Checkpoint } from '../checkpoint';
import { bytesFor } from '../cost/methodCost';
import { type InputBox, isNarrow, lengthOf } from '../inputBox';
import { keepTensors } from '../keptTensors';
import { type AffineTail, affineTails } from '../margins/affineTails';
import { elideInMemory, elideMargins, marginsFromLogits } from '../margins/margins';
import type { NetworkBounds } from '../networkBounds';
import { pointValues } from '../points';
import { type Labels, labelsWith } from '../readAlong';
import { isBounded, type ReadBounds } from '../readBounds';
import { readEach, readNodes } from '../readNodes';
import { disposeBounds, type ValueBounds } from '../valueBounds';

/**
 * Bounds of every value by interval bound propagation (Gowal et al. 2018), node by node; at single points by evaluating
 * there, where that gains something (see points).
 *
 * @param checkpoint awaited between nodes, so that long runs can be cancelled
 * @param tightener makes of the map of bounds what is called before each node and may replace bounds so far by tighter ones
 * @returns the bounds; the caller disposes of them (see disposeBounds)
 */
export async function boundValues(
  ready: ReadyNetwork,
  box: InputBox,
  batch: number,
  rounding: Rounding,
  checkpoint: Checkpoint,
  tightener: (bounds: ValueBounds) => (node: ReadyNode) => Promise<void> = () => async () => {},
): Promise<ValueBounds> {
  const known = isNarrow(box) ? await pointValues(ready, box, batch, rounding) : undefined;
  if (known) return known;
  const input = packBox(box, [batch, ...ready.network.input.shape]);
  const bounds: ValueBounds = new Map([[ready.network.input.name, input]]);
  const tighten = tightener(bounds);
  keepTensors(bounds);
  try {
    for (const node of ready.nodes) {
      await tighten(node);
      const inputs = node.inputs.map((name) => bounds.get(name) as Interval);
      const interval = boundNode(node, inputs, rounding);
      bounds.set(node.output, inputs.includes(interval) ? tf.clone(interval) : interval);
      await checkpoint();
    }
    return bounds;
  } catch (error) {
    disposeBounds(bounds);
    throw error;
  }
}

/** A box as bounds of a value of this shape, [batch, ...]. */
export function packBox(box: InputBox, shape: readonly [number, ...number[]]): Interval {
  const [batch, ...sample] = shape;
  const made = box instanceof BoxAround ? box.interval([2 * batch, ...sample]) : undefined;
  if (made) return made;
  const { lower, upper } = box;
  return tf.tidy(() => packInterval(tf.tensor(lower, [...shape]), tf.tensor(upper, [...shape])));
}

/**
 * Bounds of a node's output over boxes of its inputs. Under `float32` they are moved outward by what an execution is
 * stated to lose.
 *
 * @param inputs each [2·batch, ...]
 */
export function boundNode(node: ReadyNode, inputs: readonly Interval[], rounding: Rounding): Interval {
  return partOf(node.output, () => {
    const own = operationOf(node.op).interval(inputs, node, ownRounding(rounding));
    const error = executionErrorOf(node, inputs, own, rounding);
    return error === 0 ? own : moveOutward(own, error);
  });
}

/** The same of max(0, output), for nodes that have it at one go, and where executions are not asked about. */
export function boundNodeClamped(node: ReadyNode, inputs: readonly Interval[], rounding: Rounding): Interval {
  const { clampedInterval } = operationOf(node.op);
  if (!clampedInterval || ROUNDINGS[rounding].coversRuns) throw new Error(`${node.op} is not clamped at one go here.`);
  return clampedInterval(inputs, node, ownRounding(rounding));
}

/**
 * Bounds of a network over boxes by interval bound propagation, margins by elision.
 * Where numbers grow beyond what float32 can bound soundly, the bounds from there on are ±∞.
 *
 * @param labels the class of each sample whose margins are asked for
 */
export async function ibp(
  ready: ReadyNetwork,
  box: InputBox,
  labels: Labels,
  rounding: Rounding,
  checkpoint: Checkpoint,
): Promise<NetworkBounds> {
  const bounds = await boundValues(ready, box, samplesOf(ready, box), rounding, checkpoint);
  try {
    return await boundsOfValues(ready, bounds, box, await labelsWith(bounds, labels), rounding);
  } finally {
    disposeBounds(bounds);
  }
}

/** Lower bounds of margins, [batch, classes]. */
type LowerMargins = (
  ready: ReadyNetwork,
  box: InputBox,
  labels: readonly number[],
  rounding: Rounding,
  checkpoint: Checkpoint,
) => Promise<Float32Array>;

interface Bounding {
  readonly bound: typeof ibp;
  readonly lowerMargins: LowerMargins;
}

/**
 * Interval bound propagation, but where another method loses less.
 *
 * @param passing that passes errors of executions back
 * @param lowerMargins by intervals
 */
export function ibpOr(passing: Bounding, lowerMargins: LowerMargins): Bounding {
  return {
    bound: (ready, box, labels, rounding, checkpoint) =>
      (passesErrorsBack(ready, box, rounding) ? passing.bound : ibp)(ready, box, labels, rounding, checkpoint),
    lowerMargins: (ready, box, labels, rounding, checkpoint) =>
      (passesErrorsBack(ready, box, rounding) ? passing.lowerMargins : lowerMargins)(
        ready,
        box,
        labels,
        rounding,
        checkpoint,
      ),
  };
}

/**
 * Whether intervals have nothing to bound but what executions lose: at single points, where errors passed back to where they
 * arise add up to less than the worst case of every layer in turn, and take no more than there is room for.
 */
function passesErrorsBack(ready: ReadyNetwork, box: InputBox, rounding: Rounding): boolean {
  return (
    ROUNDINGS[rounding].coversRuns &&
    isNarrow(box) &&
    bytesFor(ready, 'crown-ibp' satisfies Method, samplesOf(ready, box)) <= ready.memory
  );
}

export function samplesOf({ network }: ReadyNetwork, box: InputBox): number {
  return lengthOf(box) / sizeOf(network.input.shape);
}

/** What bounds of all values say of layers, logits and margins. */
export async function boundsOfValues(
  ready: ReadyNetwork,
  bounds: ValueBounds,
  box: InputBox,
  labels: readonly number[],
  rounding: Rounding,
): Promise<NetworkBounds> {
  const nodes = await readNodes(ready, bounds, box, rounding);
  const { lower, upper } = nodes[outputNode(ready)] ?? box;
  const shape = ready.shapes.get(ready.network.output) as Shape;
  const logits = { lower: valuesFromOnnx(lower, shape), upper: valuesFromOnnx(upper, shape) };
  return { nodes, logits, margins: await marginsOf(ready, bounds, logits, labels, rounding) };
}

export function outputNode({ nodes, network }: ReadyNetwork): number {
  return nodes.findIndex((node) => node.output === network.output);
}

/** Margins, [batch, classes], of bounds of the last layers’ inputs and of the logits. */
export async function marginsOf(
  ready: ReadyNetwork,
  bounds: ValueBounds,
  logits: ReadBounds,
  labels: readonly number[],
  rounding: Rounding,
): Promise<ReadBounds> {
  const margins = marginsFromLogits(logits, classesOf(ready.network, ready.shapes), labels);
  if (isBounded(logits)) await elideAll(margins, ready, bounds, labels, rounding);
  return margins;
}

/**
 * Puts in the place of margins those by elision, of all layers that end the network.
 *
 * @param margins [batch, classes], changed
 * @param bounds of what these layers read, finite
 */
export async function elideAll(
  margins: ReadBounds,
  ready: ReadyNetwork,
  bounds: ValueBounds,
  labels: readonly number[],
  rounding: Rounding,
): Promise<void> {
  const classes = classesOf(ready.network, ready.shapes);
  const inputOf = (tail: AffineTail) => bounds.get(tail.input) as Interval;
  const tails = affineTails(ready).filter((tail) => {
    return !elideInMemory(margins, inputOf(tail), tail, classes, labels, rounding);
  });
  await readEach(tails.map(inputOf), (values, index) => {
    elideMargins(margins, values, tails[index] as AffineTail, classes, labels, rounding);
  });
}
