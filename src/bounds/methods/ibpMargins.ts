import type { Interval } from '../../kernels/rounding/interval';
import type { Rounding } from '../../kernels/rounding/rounding';
import type { ReadyNetwork } from '../../network/upload';
import type { Checkpoint } from '../checkpoint';
import type { InputBox } from '../inputBox';
import { affineTails } from '../margins/affineTails';
import { takesPoints } from '../points';
import { type ReadBounds, splitInterval, unbounded } from '../readBounds';
import { readEach, trustedNodes } from '../readNodes';
import { type SomeBounds, someBounds } from '../someBounds';
import { disposeBounds } from '../valueBounds';
import { boundValues, marginsOf, outputNode } from './ibp';

/** The margins of `ibp` alone, [batch, classes], without reading every layer's bounds. */
export async function ibpMargins(
  ready: ReadyNetwork,
  box: InputBox,
  labels: readonly number[],
  rounding: Rounding,
  checkpoint: Checkpoint,
): Promise<ReadBounds> {
  const { bounds, trusted } = await boundsForMargins(ready, box, labels.length, rounding, checkpoint);
  try {
    const output = bounds.get(ready.network.output) as Interval;
    const isTrusted = trusted > outputNode(ready);
    const whole = (values: ArrayLike<number>) => splitInterval(Float32Array.from(values));
    const [logits = unbounded(output.size / 2)] = isTrusted ? await readEach([output], whole) : [];
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
