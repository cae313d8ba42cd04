import * as tf from '@tensorflow/tfjs-core';
import type { Rounding } from '../kernels/rounding';
import { type Shape, sizeOf } from '../network/network';
import type { ReadyNode } from '../network/operation';
import { operationOf } from '../network/ops';
import type { ReadyNetwork } from '../network/upload';
import type { BackwardContext } from './backward/context';
import { isAffineOfInput, tightenByBackward } from './backward/intermediateBounds';
import { lowerBounds } from './backward/lowerBounds';
import { logitRows } from './backward/specification';
import { boundValues, disposeBounds, type ValueBounds } from './boundValues';
import type { Checkpoint } from './checkpoint';
import { type Ends, unbounded } from './ends';
import type { InputBox } from './inputBox';
import type { NetworkBounds } from './networkBounds';
import { readNodes } from './readNodes';

/** Where the bounds of inner layers come from: intervals alone, or a backward pass for each unit that needs one. */
export type InnerBounds = 'interval' | 'backward';

/**
 * Bounds by linear relaxation: CROWN-IBP (Zhang et al. 2020) with inner bounds by intervals, CROWN (Zhang et al. 2018)
 * with inner bounds by backward passes of their own, intersected with the intervals.
 */
export async function crown(
  ready: ReadyNetwork,
  box: InputBox,
  labels: readonly number[],
  inner: InnerBounds,
  rounding: Rounding,
  checkpoint: Checkpoint,
): Promise<NetworkBounds> {
  const settings = { ready, batch: labels.length, rounding };
  const tighten = (node: ReadyNode, bounds: ValueBounds) =>
    tightenInputs(node, { ...settings, bounds }, bounds, checkpoint);
  const optional = inner === 'backward' ? tighten : undefined;
  const bounds = await boundValues(ready, box, labels.length, rounding, checkpoint, optional);
  try {
    const nodes = await readNodes(ready, bounds, box);
    const trusted = nodes.every(({ lower }) => lower.every(Number.isFinite));
    return { nodes, ...(await boundLogits({ ...settings, bounds }, labels, trusted, checkpoint)) };
  } finally {
    disposeBounds(bounds);
  }
}

/** Activations are relaxed over the bounds of their inputs: there tight bounds pay, for ReLU's kin where the sign is open. */
async function tightenInputs(
  node: ReadyNode,
  context: BackwardContext,
  bounds: ValueBounds,
  checkpoint: Checkpoint,
): Promise<void> {
  const { backward, switches } = operationOf(node.op);
  if (!backward || backward.kind === 'affine') return;
  const wanted = switches ? (lower: number, upper: number) => lower < 0 && upper > 0 : () => true;
  for (const name of node.inputs) {
    if (isAffineOfInput(context.ready, name)) continue;
    const tightened = await tightenByBackward(context, name, wanted, checkpoint);
    bounds.get(name)?.dispose();
    bounds.set(name, tightened);
  }
}

async function boundLogits(
  context: BackwardContext,
  labels: readonly number[],
  trusted: boolean,
  checkpoint: Checkpoint,
): Promise<{ logits: Ends; margins: Ends }> {
  const { network, shapes } = context.ready;
  const shape = shapes.get(network.output) as Shape;
  const outputs = sizeOf(shape);
  const nothing = unbounded(labels.length * outputs);
  if (!trusted) return { logits: nothing, margins: nothing };
  const rows = tf.tidy(() => tf.reshape(logitRows(labels, outputs), [-1, ...shape]));
  try {
    return splitRows(await lowerBounds(context, network.output, rows, checkpoint), labels.length, outputs);
  } finally {
    rows.dispose();
  }
}

/** Takes the rows of `logitRows` apart; what was bounded negated from below is bounded from above. */
function splitRows(values: Float32Array, batch: number, outputs: number): { logits: Ends; margins: Ends } {
  const block = (index: number, sign: number) =>
    Float32Array.from({ length: batch * outputs }, (_, at) => {
      const sample = Math.floor(at / outputs);
      return sign * (values[(sample * 4 + index) * outputs + (at % outputs)] as number);
    });
  return {
    logits: { lower: block(0, 1), upper: block(1, -1) },
    margins: { lower: block(2, 1), upper: block(3, -1) },
  };
}
