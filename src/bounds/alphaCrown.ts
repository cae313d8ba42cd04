import type { Rounding } from '../kernels/rounding';
import type { ReadyNetwork } from '../network/upload';
import { boundLogits, type LogitBounds } from './backward/boundLogits';
import type { BackwardContext } from './backward/context';
import { searchSlopes } from './backward/searchSlopes';
import { disposeBounds } from './boundValues';
import type { Checkpoint } from './checkpoint';
import { crownValues } from './crown';
import type { Ends } from './ends';
import type { InputBox } from './inputBox';
import type { NetworkBounds } from './networkBounds';
import { readNodes } from './readNodes';
import { verdictOf } from './verdict';
import { withLogits } from './withLogits';

/** How α-CROWN searches. */
export interface AlphaOptions {
  /** Steps of gradient ascent. */
  readonly iterations: number;
  /** Whether to stop when every margin is proved, leaving the bounds as loose as they then are. */
  readonly untilProved?: boolean;
  /** Is told how many steps are done. */
  readonly onStep?: (done: number) => void;
}

const USUAL: AlphaOptions = { iterations: 20 };

/**
 * α-CROWN (Xu et al. 2021): CROWN whose lines below open activations are turned by gradient ascent, each row of the
 * specification having slopes of its own. Any slope between the activation's two is sound, so the search may ignore
 * rounding; what it ends with is bounded once more with rounding, and the better of that and CROWN is kept.
 */
export async function alphaCrown(
  ready: ReadyNetwork,
  box: InputBox,
  labels: readonly number[],
  rounding: Rounding,
  checkpoint: Checkpoint,
  { iterations, untilProved = false, onStep }: AlphaOptions = USUAL,
): Promise<NetworkBounds> {
  const bounds = await crownValues(ready, box, labels.length, 'backward', rounding, checkpoint);
  const context: BackwardContext = { ready, bounds, batch: labels.length, rounding };
  try {
    const nodes = await readNodes(ready, bounds, box);
    const plain = await boundLogits(context, labels, nodes, checkpoint);
    const whole = (found: LogitBounds) => ({ ...found, nodes: withLogits(ready, nodes, found.logits, labels.length) });
    if (isHopeless(plain) || (untilProved && isProved(plain, labels))) return whole(plain);
    const slopes = await searchSlopes(context, labels, iterations, checkpoint, onStep);
    try {
      const turned = await boundLogits({ ...context, slopes }, labels, nodes, checkpoint);
      return whole({
        logits: tighter(plain.logits, turned.logits),
        margins: tighter(plain.margins, turned.margins),
      });
    } finally {
      for (const slope of slopes.values()) slope.dispose();
    }
  } finally {
    disposeBounds(bounds);
  }
}

function isHopeless({ margins }: LogitBounds): boolean {
  return !margins.lower.every(Number.isFinite);
}

function isProved({ margins }: LogitBounds, labels: readonly number[]): boolean {
  const outputs = margins.lower.length / labels.length;
  return labels.every((label, row) => {
    return verdictOf(margins.lower.subarray(row * outputs, (row + 1) * outputs), label) === 'verified';
  });
}

function tighter(a: Ends, b: Ends): Ends {
  return {
    lower: a.lower.map((value, at) => Math.max(value, b.lower[at] as number)),
    upper: a.upper.map((value, at) => Math.min(value, b.upper[at] as number)),
  };
}
