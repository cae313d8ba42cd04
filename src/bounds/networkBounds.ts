import type { Ends } from './ends';

/** Bounds of one node's output. */
export interface NodeEnds extends Ends {
  /** For each sample, units without a sign: of the input where the node switches by sign, else of the output. */
  readonly unstable: readonly number[];
}

/** What a bounding method finds for a batch of boxes; arrays are [batch, ...] row by row, internal layout. */
export interface NetworkBounds {
  readonly logits: Ends;
  /** Bounds of the label's margins (see network/classes), [batch, classes]; 0 at the label. */
  readonly margins: Ends;
  /** One for each node of the network. */
  readonly nodes: readonly NodeEnds[];
}
