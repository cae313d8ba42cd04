import type { ReadyNetwork } from '../network/upload';

/** The network and the images a table is about. */
export interface TableImages {
  readonly ready: ReadyNetwork;
  /** Images of some rows of the table, [rows, ...input shape] in the internal layout. */
  read(rows: readonly number[]): Promise<Float64Array>;
}
