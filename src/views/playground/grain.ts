/** The steps in which something is dragged: 0.1 on short axes, coarser on long ones. */
export interface Grain {
  readonly step: number;
  /** Decimals of a multiple of the step. */
  readonly places: number;
}

export const FINE: Grain = { step: 0.1, places: 1 };

/** Grain for an axis of this length. */
export function grainOf(length: number): Grain {
  if (length <= 24) return FINE;
  return length <= 240 ? { step: 1, places: 0 } : { step: 10, places: 0 };
}

/** The multiple of the step next to a value. */
export function snap(value: number, { step, places }: Grain): number {
  return Number((Math.round(value / step) * step).toFixed(places));
}
