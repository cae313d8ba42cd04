import type { Interval } from '../kernels/interval';
import type { Rounding } from '../kernels/rounding';
import { classesOf } from '../network/classes';
import type { ReadyNetwork } from '../network/upload';
import { affineTails } from './affineTails';
import { boundValues, disposeBounds, type ValueBounds } from './boundValues';
import type { Checkpoint } from './checkpoint';
import type { Ends } from './ends';
import type { InputBox } from './inputBox';
import { elideMargins, marginsFromLogits } from './margins';
import type { NetworkBounds } from './networkBounds';
import { readNodes } from './readNodes';

/**
 * Bounds of a network over boxes by interval bound propagation, margins by elision.
 * Where numbers grow beyond what float32 can bound soundly, the bounds from there on are ±∞.
 *
 * @param labels the class of each sample whose margins are asked for
 */
export async function ibp(
  ready: ReadyNetwork,
  box: InputBox,
  labels: readonly number[],
  rounding: Rounding,
  checkpoint: Checkpoint,
): Promise<NetworkBounds> {
  const bounds = await boundValues(ready, box, labels.length, rounding, checkpoint);
  try {
    const nodes = await readNodes(ready, bounds, box);
    const index = ready.nodes.findIndex((node) => node.output === ready.network.output);
    const logits = nodes[index] ?? box;
    return { nodes, logits, margins: await margins(ready, bounds, logits, labels, rounding) };
  } finally {
    disposeBounds(bounds);
  }
}

async function margins(
  ready: ReadyNetwork,
  bounds: ValueBounds,
  logits: Ends,
  labels: readonly number[],
  rounding: Rounding,
): Promise<Ends> {
  const classes = classesOf(ready.network, ready.shapes);
  const found = marginsFromLogits(logits, classes, labels);
  if (!logits.lower.every(Number.isFinite)) return found;
  for (const tail of affineTails(ready)) {
    await elideMargins(found, bounds.get(tail.input) as Interval, tail, classes, labels, rounding);
  }
  return found;
}
