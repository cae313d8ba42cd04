import type { Rounding } from '../../kernels/rounding/rounding';
import { classesOf } from '../../network/classes/classes';
import type { ReadyNetwork } from '../../network/upload';
import type { Checkpoint } from '../checkpoint';
import type { InputBox } from '../inputBox';
import { affineTails } from '../margins/affineTails';
import { areElided } from '../margins/margins';
import { takesPoints } from '../points';
import { type ReadBounds, splitInterval, unbounded } from '../readBounds';
import { readEach, trustedNodes } from '../readNodes';
import { type SomeBounds, someBounds } from '../someBounds';
import { disposeBounds } from '../valueBounds';
import { boundValues, elideAll, marginsOf, outputNode } from './ibp';

/** The margins of `ibp` alone, [batch, classes], without reading every layer's bounds. */
export async function ibpMargins(
  ready: ReadyNetwork,
  box: InputBox,
  labels: readonly number[],
  rounding: Rounding,
  checkpoint: Checkpoint,
): Promise<ReadBounds> {
  const { bounds, trusted } = await boundsForMargins(ready, box, labels, rounding, checkpoint);
  try {
    const output = bounds.get(ready.network.output);
    const { count, outputs } = classesOf(ready.network, ready.shapes);
    if (trusted <= outputNode(ready)) {
      return await marginsOf(ready, bounds, unbounded(outputs * labels.length), labels, rounding);
    }
    if (output) {
      const [logits] = await readEach([output], (values) => splitInterval(Float32Array.from(values)));
      return await marginsOf(ready, bounds, logits as ReadBounds, labels, rounding);
    }
    const [lower, upper] = [new Float32Array(count * labels.length), new Float32Array(count * labels.length)];
    await elideAll({ lower, upper }, ready, bounds, labels, rounding);
    return { lower, upper };
  } finally {
    disposeBounds(bounds);
  }
}

/** Bounds of what the last layers read, at least, and of the output, unless all margins are had without. */
async function boundsForMargins(
  ready: ReadyNetwork,
  box: InputBox,
  labels: readonly number[],
  rounding: Rounding,
  checkpoint: Checkpoint,
): Promise<SomeBounds> {
  const tails = affineTails(ready);
  const { network, shapes } = ready;
  const outputs = areElided(tails, classesOf(network, shapes), labels) ? [] : [network.output];
  const wanted = new Set([...outputs, ...tails.map(({ input }) => input)]);
  const found = takesPoints(ready, box, rounding)
    ? undefined
    : await someBounds(ready, box, labels.length, rounding, checkpoint, wanted);
  if (found) return found;
  const bounds = await boundValues(ready, box, labels.length, rounding, checkpoint);
  return { bounds, trusted: await trustedNodes(ready, bounds, box, rounding) };
}
