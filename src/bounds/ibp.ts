import * as tf from '@tensorflow/tfjs-core';
import { type Interval, packInterval } from '../kernels/interval';
import type { Rounding } from '../kernels/rounding';
import { sizeOf } from '../network/network';
import { operationOf } from '../network/ops';
import type { ReadyNetwork } from '../network/upload';
import { type AffineTail, affineTail } from './affineTail';
import type { Checkpoint } from './checkpoint';
import { countUnstable, type Ends, splitEnds, unbounded } from './ends';
import type { InputBox } from './inputBox';
import { propagateIntervals } from './intervalPropagation';
import { firstExcess, largestMagnitude } from './magnitudes';
import { elidedMargins, marginsFromLogits } from './margins';

/** Bounds of one node's output. */
export interface NodeEnds extends Ends {
  /** For each sample, units without a sign: of the input where the node switches by sign, else of the output. */
  readonly unstable: readonly number[];
}

/** What a bounding method finds for a batch of boxes; arrays are [batch, ...] row by row, internal layout. */
export interface NetworkBounds {
  readonly logits: Ends;
  /** Bounds of z_label − z_j, 0 at the label. */
  readonly margins: Ends;
  /** One for each node of the network. */
  readonly nodes: readonly NodeEnds[];
}

/**
 * Bounds of a network over boxes by interval bound propagation, margins by elision.
 * Where numbers grow beyond what float32 can bound soundly, the bounds from there on are ±∞.
 */
export async function ibp(
  ready: ReadyNetwork,
  box: InputBox,
  labels: readonly number[],
  rounding: Rounding,
  checkpoint: Checkpoint,
): Promise<NetworkBounds> {
  const { kept, input } = await propagateAndKeep(ready, box, labels.length, rounding, checkpoint);
  try {
    const nodes = await readNodes(ready, kept, box);
    const logits = outputOf(ready, nodes, box);
    return { logits, margins: await margins(ready, { input, kept }, logits, labels, rounding), nodes };
  } finally {
    tf.dispose([input, ...kept]);
  }
}

async function propagateAndKeep(
  ready: ReadyNetwork,
  box: InputBox,
  batch: number,
  rounding: Rounding,
  checkpoint: Checkpoint,
): Promise<{ kept: Interval[]; input: Interval }> {
  const shape = [batch, ...ready.network.input.shape];
  const input = tf.tidy(() => packInterval(tf.tensor(box.lower, shape), tf.tensor(box.upper, shape)));
  const kept: Interval[] = [];
  try {
    const output = await propagateIntervals(ready, input, rounding, checkpoint, (_, interval) =>
      kept.push(tf.clone(interval)),
    );
    output.dispose();
    return { kept, input };
  } catch (error) {
    tf.dispose([input, ...kept]);
    throw error;
  }
}

async function readNodes(ready: ReadyNetwork, kept: readonly Interval[], box: InputBox): Promise<NodeEnds[]> {
  const values = await Promise.all(kept.map((interval) => interval.data<'float32'>()));
  const largest = values.map(largestMagnitude);
  const trusted = firstExcess(ready.nodes, largest, Math.max(largestMagnitude(box.lower), largestMagnitude(box.upper)));
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

function outputOf(ready: ReadyNetwork, nodes: readonly Ends[], box: InputBox): Ends {
  const index = ready.nodes.findIndex((node) => node.output === ready.network.output);
  return nodes[index] ?? box;
}

async function margins(
  ready: ReadyNetwork,
  values: { input: Interval; kept: readonly Interval[] },
  logits: Ends,
  labels: readonly number[],
  rounding: Rounding,
): Promise<Ends> {
  const tail = affineTail(ready);
  if (!tail || !logits.lower.every(Number.isFinite)) return marginsFromLogits(logits, labels);
  return elidedMargins(penultimate(ready, values, tail), tail, labels, rounding);
}

function penultimate(
  ready: ReadyNetwork,
  { input, kept }: { input: Interval; kept: readonly Interval[] },
  tail: AffineTail,
): Interval {
  const index = ready.nodes.findIndex((node) => node.output === tail.input);
  return kept[index] ?? input;
}
