export interface WidthStatistics {
  readonly mean: number;
  readonly maximum: number;
  readonly p10: number;
  readonly p90: number;
}

/** Mean, maximum and 10 to 90 percentile band of upper − lower; zeros for no units. Bounds that are both infinite know nothing. */
export function widthStatistics(lower: Float32Array, upper: Float32Array): WidthStatistics {
  if (lower.length === 0) return { mean: 0, maximum: 0, p10: 0, p90: 0 };
  const widthOf = (low: number, high: number) => (Number.isNaN(high - low) ? Number.POSITIVE_INFINITY : high - low);
  const widths = lower.map((low, i) => widthOf(low, upper[i] as number)).sort();
  let sum = 0;
  for (const width of widths) sum += width;
  return {
    mean: sum / widths.length,
    maximum: widths.at(-1) as number,
    p10: percentile(widths, 0.1),
    p90: percentile(widths, 0.9),
  };
}

/**
 * The share `p` (0 to 1) of values in ascending order, interpolated between neighbours (R's type 7); 0 for none.
 * d3-array's `quantileSorted` does the same, but is typed for plain arrays only.
 */
export function percentile(sorted: Float32Array, p: number): number {
  if (sorted.length === 0) return 0;
  const at = p * (sorted.length - 1);
  const [low, high] = [sorted[Math.floor(at)] as number, sorted[Math.ceil(at)] as number];
  const share = at - Math.floor(at);
  // Between equal infinities there is no difference to take a share of.
  return share === 0 || low === high ? low : low + share * (high - low);
}

const STEPS = [1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10];

/** The smallest of 1, 1.5, 2, 2.5, 3, 4, 5, 6, 8 times a power of ten that is at least `value`; 1 for 0. */
export function niceLimit(value: number): number {
  if (!(value > 0) || !Number.isFinite(value)) return 1;
  const power = Math.floor(Math.log10(value));
  const scale = 10 ** Math.abs(power);
  const times = (step: number) => (power < 0 ? step / scale : step * scale);
  return times(STEPS.find((step) => times(step) >= value) ?? 10);
}

/** Limit of a colour scale: the rounded 99th percentile of the finite magnitudes, so that one outlier does not pale the rest. */
export function colorLimit(...values: readonly Float32Array[]): number {
  const magnitudes = new Float32Array(values.reduce((total, part) => total + part.length, 0));
  let finite = 0;
  for (const part of values)
    for (const value of part) if (Number.isFinite(value)) magnitudes[finite++] = Math.abs(value);
  return niceLimit(percentile(magnitudes.subarray(0, finite).sort(), 0.99));
}

/** What the box decides about a unit's sign before its activation. */
type Sign = 'off' | 'unstable' | 'on';

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
