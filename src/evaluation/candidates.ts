/** One descent: from which row of the table, against which class, at which place of the grid. */
export interface Job {
  readonly row: number;
  readonly target: number;
  readonly place: number;
}

/** Points that seem to be counterexamples; x and points are [jobs, ...input shape] in the internal layout. */
export interface Candidates {
  readonly jobs: readonly Job[];
  /** The images themselves. */
  readonly x: Float64Array;
  readonly points: Float32Array;
}
