/** Mixture κ·natural + (1 − κ)·robust; κ falls from 1 to `kappaEnd` over the ramp. */
export interface Mixture {
  readonly kappaEnd: number;
  /** Weight of the ramp's regulariser at its start (see `regularize`); none where it is left out. */
  readonly regularizer?: number;
}

/** Margins β·CROWN-IBP + (1 − β)·IBP; β goes from `betaStart` to `betaEnd` over the ramp, or over its beginning. */
export interface Relaxation {
  readonly betaStart: number;
  readonly betaEnd: number;
  /** The ramp s at which β comes to its end; 1 where it is left out. Relaxation pays most while radii are small. */
  readonly betaUntil?: number;
}

/** What trainings in the page use. */
export const USUAL_MIXTURE: Mixture = { kappaEnd: 0.5 };
/** Relaxation pays most while radii are small, and costs as much all along. */
export const USUAL_RELAXATION: Mixture & Relaxation = { ...USUAL_MIXTURE, betaStart: 1, betaEnd: 0, betaUntil: 0.25 };
