/** A layer's mean width and its band, in the picture. */
export interface PlacedPoint {
  readonly x: number;
  readonly y: number;
  readonly bandTop: number;
  readonly bandBottom: number;
  /** Where the number stands so that no line runs through it, and on which side of the point. */
  readonly label: { readonly x: number; readonly y: number; readonly anchor: 'middle' | 'start' };
}

/** The step at which a line grows most, and where its factor stands. */
export interface GrowthStep {
  readonly from: number;
  readonly to: number;
  readonly factor: number;
  readonly x: number;
  readonly y: number;
  readonly anchor: 'start' | 'end';
}

/** One method's line. */
export interface GrowthLine {
  /** Null where the width is zero, which a log axis cannot show. */
  readonly points: readonly (PlacedPoint | null)[];
  /** Back from the last layer through the widest that each reads. */
  readonly path: string;
  /** The other edges, to be drawn thinner; empty in a chain. */
  readonly branches: string;
  /** The edge along which the mean grows most; absent where it never grows. */
  readonly worst?: GrowthStep;
}
