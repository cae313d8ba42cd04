/** How training passes from natural to verifiable, in epochs. */
export interface Schedule {
  /** Epochs of plain cross entropy at the start. */
  readonly warmUp: number;
  /** Epochs over which the radius grows from 0 to its full size; it stays there. */
  readonly ramp: number;
}

/**
 * Where the ramp s stands, from 0 to 1: radii are multiplied by it, and the mixtures follow it.
 *
 * @param epochs done, with the share of the one under way
 */
export function rampAt({ warmUp, ramp }: Schedule, epochs: number): number {
  if (epochs < warmUp) return 0;
  return ramp === 0 ? 1 : Math.min(1, (epochs - warmUp) / ramp);
}

/** Whether all that counts is at its full size after so many epochs. */
export function isRamped({ warmUp, ramp }: Schedule, epochs: number): boolean {
  return epochs >= warmUp + ramp;
}
