import type { Ends } from './ends';

/** Bounds of one node's output, images in ONNX's order (see network/layout), as they are reported. */
export interface NodeEnds extends Ends {
  /** For each sample, units without a sign: of the input where the node switches by sign, else of the output. */
  readonly unstable: readonly number[];
}

/** What a bounding method finds for a batch of boxes; arrays are [batch, ...] row by row. */
export interface NetworkBounds {
  /** In the internal layout. */
  readonly logits: Ends;
  /** Bounds of the label's margins (see network/classes), [batch, classes]; 0 at the label. */
  readonly margins: Ends;
  /** One for each node of the network. */
  readonly nodes: readonly NodeEnds[];
}
