import { valuesToOnnx } from '../network/layout';
import type { Shape } from '../network/network';
import type { ReadyNetwork } from '../network/upload';
import type { Counterexample } from './attack/findings';
import { countUnstable, type ReadBounds } from './readBounds';

/** Bounds of one node's output, images in ONNX's order (see network/layout), as they are reported. */
export interface ReadNodeBounds extends ReadBounds {
  /** For each sample, units without a sign: of the input where the node switches by sign, else of the output. */
  readonly unstable: readonly number[];
}

/** What a bounding method finds for a batch of boxes; arrays are [batch, ...] row by row. */
export interface NetworkBounds {
  /** In the internal layout. */
  readonly logits: ReadBounds;
  /** Bounds of the label's margins (see network/classes), [batch, classes]; 0 at the label. */
  readonly margins: ReadBounds;
  /** One for each node of the network. */
  readonly nodes: readonly ReadNodeBounds[];
  /** Of methods that decide: for each sample a counterexample, if one is known. */
  readonly counterexamples?: readonly (Counterexample | undefined)[];
}

/** For every node the intersection of two bounds, and the smaller count of units without a sign. */
export function tighterNodes(a: readonly ReadNodeBounds[], b: readonly ReadNodeBounds[]): ReadNodeBounds[] {
  return a.map((first, index) => {
    const second = b[index] as ReadNodeBounds;
    return {
      lower: first.lower.map((value, at) => Math.max(value, second.lower[at] as number)),
      upper: first.upper.map((value, at) => Math.min(value, second.upper[at] as number)),
      unstable: first.unstable.map((count, sample) => Math.min(count, second.unstable[sample] as number)),
    };
  });
}

/** The nodes' bounds with those of the logits, found by a pass of their own, put where the network ends. */
export function withLogits(
  ready: ReadyNetwork,
  nodes: readonly ReadNodeBounds[],
  logits: ReadBounds,
  batch: number,
): readonly ReadNodeBounds[] {
  const shape = ready.shapes.get(ready.network.output) as Shape;
  const [lower, upper] = [valuesToOnnx(logits.lower, shape), valuesToOnnx(logits.upper, shape)];
  return nodes.map((own, index) => {
    if (ready.nodes[index]?.output !== ready.network.output) return own;
    const tighter = {
      lower: own.lower.map((value, at) => Math.max(value, lower[at] as number)),
      upper: own.upper.map((value, at) => Math.min(value, upper[at] as number)),
    };
    return { ...tighter, unstable: countUnstable(tighter, batch) };
  });
}
