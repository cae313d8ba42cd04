import type { Rounding } from '../kernels/rounding';
import type { ReadyNode } from '../network/operation';
import type { ReadyNetwork } from '../network/upload';
import { boundLogits } from './backward/boundLogits';
import type { BackwardContext } from './backward/context';
import { inputsToTighten } from './backward/inputsToTighten';
import { tightenByBackward } from './backward/intermediateBounds';
import { boundValues, disposeBounds, type ValueBounds } from './boundValues';
import type { Checkpoint } from './checkpoint';
import type { InputBox } from './inputBox';
import type { NetworkBounds } from './networkBounds';
import { readNodes } from './readNodes';
import { withLogits } from './withLogits';

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
  const bounds = await crownValues(ready, box, labels.length, inner, rounding, checkpoint);
  try {
    const nodes = await readNodes(ready, bounds, box);
    const context = { ready, bounds, batch: labels.length, rounding };
    const found = await boundLogits(context, labels, nodes, checkpoint);
    return { ...found, nodes: withLogits(ready, nodes, found.logits, labels.length) };
  } finally {
    disposeBounds(bounds);
  }
}

/** Bounds of every value for linear relaxation; the caller disposes of them (disposeBounds). */
export function crownValues(
  ready: ReadyNetwork,
  box: InputBox,
  batch: number,
  inner: InnerBounds,
  rounding: Rounding,
  checkpoint: Checkpoint,
): Promise<ValueBounds> {
  if (inner === 'interval') return boundValues(ready, box, batch, rounding, checkpoint);
  return boundValues(ready, box, batch, rounding, checkpoint, (node, bounds) =>
    tightenInputs(node, { ready, bounds, batch, rounding }, bounds, checkpoint),
  );
}

/** Tightens the bounds of a node's inputs where that pays. */
async function tightenInputs(
  node: ReadyNode,
  context: BackwardContext,
  bounds: ValueBounds,
  checkpoint: Checkpoint,
): Promise<void> {
  const { names, wanted } = inputsToTighten(context.ready, node);
  for (const name of names) {
    const tightened = await tightenByBackward(context, name, wanted, checkpoint);
    bounds.get(name)?.dispose();
    bounds.set(name, tightened);
  }
}
