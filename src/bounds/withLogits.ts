import type { ReadyNetwork } from '../network/upload';
import { countUnstable, type Ends } from './ends';
import type { NodeEnds } from './networkBounds';

/** The nodes' bounds with those of the logits, found by a pass of their own, put where the network ends. */
export function withLogits(
  ready: ReadyNetwork,
  nodes: readonly NodeEnds[],
  logits: Ends,
  batch: number,
): readonly NodeEnds[] {
  return nodes.map((ends, index) => {
    if (ready.nodes[index]?.output !== ready.network.output) return ends;
    const tighter = {
      lower: ends.lower.map((value, at) => Math.max(value, logits.lower[at] as number)),
      upper: ends.upper.map((value, at) => Math.min(value, logits.upper[at] as number)),
    };
    return { ...tighter, unstable: countUnstable(tighter, batch) };
  });
}
