/** What the box decides about a unit's sign before its activation. */
export type Sign = 'off' | 'unstable' | 'on';

/** Off where nothing above zero is reached, on where nothing below; a unit that is zero throughout is off. */
export function signOf(lower: number, upper: number): Sign {
  if (upper <= 0) return 'off';
  return lower >= 0 ? 'on' : 'unstable';
}

export interface SignShares {
  readonly off: number;
  readonly unstable: number;
  readonly on: number;
  readonly units: number;
}

/** Counts of units always off, unstable and always on. */
export function signShares(lower: Float32Array, upper: Float32Array): SignShares {
  const counts = { off: 0, unstable: 0, on: 0 };
  for (let i = 0; i < lower.length; i++) counts[signOf(lower[i] as number, upper[i] as number)]++;
  return { ...counts, units: lower.length };
}
