/** Cross entropy on the images as they are. */
export interface NaturalSettings {
  readonly kind: 'natural';
}

/** Mixture κ·natural + (1 − κ)·robust; κ falls from 1 to `kappaEnd` over the ramp. */
interface Mixture {
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

/** Interval bound propagation (Gowal et al. 2018). */
export interface IbpSettings extends Mixture {
  readonly kind: 'ibp';
  readonly epsilon: number;
}

/** CROWN-IBP (Zhang et al. 2020). */
export interface CrownIbpSettings extends Mixture, Relaxation {
  readonly kind: 'crown-ibp';
  readonly epsilon: number;
}

/** Inter-group robustness prioritisation: each pair of classes at its own radius. */
export interface IgrpSettings extends Mixture, Relaxation {
  readonly kind: 'igrp';
  /** A cross entropy for each radius, summed; or one over the margins of all pairs, each at its radius. */
  readonly form: 'summed' | 'one-vector';
  /** ε(y, j), instead of the two radii of the recipe; one pass of bounds for every distinct number. */
  readonly pairRadii?: readonly (readonly number[])[];
}

/** A loss and its constants. */
export type LossSettings = NaturalSettings | IbpSettings | CrownIbpSettings | IgrpSettings;
