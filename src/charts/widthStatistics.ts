import { percentile } from './percentile';

export interface WidthStatistics {
  readonly mean: number;
  readonly maximum: number;
  readonly p10: number;
  readonly p90: number;
}

/** Mean, maximum and 10 to 90 percentile band of upper − lower; zeros for no units. */
export function widthStatistics(lower: Float32Array, upper: Float32Array): WidthStatistics {
  if (lower.length === 0) return { mean: 0, maximum: 0, p10: 0, p90: 0 };
  const widths = lower.map((low, i) => (upper[i] as number) - low).sort();
  let sum = 0;
  for (const width of widths) sum += width;
  return {
    mean: sum / widths.length,
    maximum: widths.at(-1) as number,
    p10: percentile(widths, 0.1),
    p90: percentile(widths, 0.9),
  };
}
