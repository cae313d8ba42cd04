/** A row's class and a column's class. */
export interface Pair {
  readonly row: number;
  readonly column: number;
}
