import { valuesToOnnx } from '../network/layout';
import type { Shape } from '../network/network';
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
  const shape = ready.shapes.get(ready.network.output) as Shape;
  const [lower, upper] = [valuesToOnnx(logits.lower, shape), valuesToOnnx(logits.upper, shape)];
  return nodes.map((ends, index) => {
    if (ready.nodes[index]?.output !== ready.network.output) return ends;
    const tighter = {
      lower: ends.lower.map((value, at) => Math.max(value, lower[at] as number)),
      upper: ends.upper.map((value, at) => Math.min(value, upper[at] as number)),
    };
    return { ...tighter, unstable: countUnstable(tighter, batch) };
  });
}
