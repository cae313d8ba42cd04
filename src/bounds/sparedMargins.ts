import type { StableUnits } from './stableUnits';

/** Signs of units of each sample. */
export interface KeptSigns {
  readonly units: StableUnits;
  /** Over boxes that contain those that are bounded; undefined where nothing is known. */
  readonly known: readonly (Uint8Array | undefined)[];
  /** Takes those over the boxes that are bounded. */
  readonly keep: (signs: readonly Uint8Array[]) => void;
}

/** What may be left out where margins alone are asked for. */
export interface SparedMargins {
  /** Where reading waits and bounds of all layers are read anyway: whether what these alone say of margins counts, too. */
  readonly withIntervals?: boolean;
  /** For each sample the classes that are asked about, where not all are; of others no bound is needed. */
  readonly only?: readonly (readonly number[])[];
  /** Where signs of units are kept: what is known over a larger box is not looked for again. */
  readonly signs?: KeptSigns;
}
