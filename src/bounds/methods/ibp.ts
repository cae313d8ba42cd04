import type { Interval } from '../../kernels/rounding/interval';
import type { Rounding } from '../../kernels/rounding/rounding';
import { classesOf } from '../../network/classes/classes';
import { valuesFromOnnx } from '../../network/layout';
import type { Shape } from '../../network/network';
import type { ReadyNetwork } from '../../network/upload';
import { boundValues, disposeBounds, type ValueBounds } from '../boundValues';
import type { Checkpoint } from '../checkpoint';
import { type Ends, isBounded, splitEnds, unbounded } from '../ends';
import type { InputBox } from '../inputBox';
import { type AffineTail, affineTails } from '../margins/affineTails';
import { elideMargins } from '../margins/elideMargins';
import { marginsFromLogits } from '../margins/margins';
import type { NetworkBounds } from '../networkBounds';
import { takesPoints } from '../points';
import { readEach, readNodes, trustedNodes } from '../readNodes';
import { type SomeBounds, someBounds } from '../someBounds';

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
  return await boundsOfValues(ready, bounds, box, labels, rounding).finally(() => disposeBounds(bounds));
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

/** The margins of `ibp` alone, [batch, classes], without reading every layer's bounds. */
export async function ibpMargins(
  ready: ReadyNetwork,
  box: InputBox,
  labels: readonly number[],
  rounding: Rounding,
  checkpoint: Checkpoint,
): Promise<Ends> {
  const { bounds, trusted } = await boundsForMargins(ready, box, labels.length, rounding, checkpoint);
  try {
    const output = bounds.get(ready.network.output) as Interval;
    const isTrusted = trusted > outputNode(ready);
    const logits = isTrusted ? splitEnds(await output.data<'float32'>()) : unbounded(output.size / 2);
    return await marginsOf(ready, bounds, logits, labels, rounding);
  } finally {
    disposeBounds(bounds);
  }
}

/** Bounds of the output, and of what the last layers read, at least. */
async function boundsForMargins(
  ready: ReadyNetwork,
  box: InputBox,
  batch: number,
  rounding: Rounding,
  checkpoint: Checkpoint,
): Promise<SomeBounds> {
  const wanted = new Set([ready.network.output, ...affineTails(ready).map(({ input }) => input)]);
  const found = takesPoints(ready, box, rounding)
    ? undefined
    : await someBounds(ready, box, batch, rounding, checkpoint, wanted);
  if (found) return found;
  const bounds = await boundValues(ready, box, batch, rounding, checkpoint);
  return { bounds, trusted: await trustedNodes(ready, bounds, box, rounding) };
}

function outputNode({ nodes, network }: ReadyNetwork): number {
  return nodes.findIndex((node) => node.output === network.output);
}

async function marginsOf(
  ready: ReadyNetwork,
  bounds: ValueBounds,
  logits: Ends,
  labels: readonly number[],
  rounding: Rounding,
): Promise<Ends> {
  const classes = classesOf(ready.network, ready.shapes);
  const margins = marginsFromLogits(logits, classes, labels);
  if (!isBounded(logits)) return margins;
  const tails = affineTails(ready);
  const inputs = tails.map((tail) => bounds.get(tail.input) as Interval);
  await readEach(inputs, (values, index) => {
    elideMargins(margins, values, tails[index] as AffineTail, classes, labels, rounding);
  });
  return margins;
}
