import type { Network } from '../network/network';
import type { Figures } from './figures';

/** What one epoch came to. */
export interface EpochReport {
  /** Epochs done. */
  readonly epoch: number;
  readonly learningRate: number;
  /** Where the ramp stood at the end. */
  readonly ramp: number;
  /** Mean over the epoch's steps. */
  readonly loss: number;
  /** On the images held out, at the full radii. */
  readonly heldOut: Figures;
  /** Whether no network since the end of the ramp was better on the images held out. */
  readonly best: boolean;
}

/** Where an epoch stands. */
export interface StepProgress {
  readonly step: number;
  readonly steps: number;
  /**
   * Sum of the losses of the epoch's steps so far. Reads from the device, so that awaiting it waits for the step; once
   * it was no number, the epoch ends.
   */
  lossSum(): Promise<number>;
}

/** Awaited after every step, so that it can pause the training; what it throws stops it. */
export type OnStep = (progress: StepProgress) => void | Promise<void>;

/** A network that training has kept. */
export interface KeptNetwork {
  readonly epoch: number;
  readonly heldOut: Figures;
  readonly network: Network;
}
