/** What CROWN keeps of an unstable ReLU on [lower, upper]. */
export interface ReluWedge {
  /** Slope of the upper line, which runs through (lower, 0) and (upper, upper). */
  readonly slope: number;
  /** Whether the lower line is z itself; else it is 0. */
  readonly follows: boolean;
  /** Its corners [z, value]. */
  readonly corners: readonly (readonly [number, number])[];
}

/** The triangle between CROWN's two lines; the lower line is the one that leaves the smaller area. */
export function reluWedge(lower: number, upper: number): ReluWedge {
  const follows = upper > -lower;
  const corner: readonly [number, number] = follows ? [lower, lower] : [upper, 0];
  return { slope: upper / (upper - lower), follows, corners: [[lower, 0], [upper, upper], corner] };
}
