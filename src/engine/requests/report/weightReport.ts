import type { Weight } from '../../../network/network';
import type { WeightReport } from './reportTypes';

const BINS = 40;

/** Statistics of a weight's numbers and how they are spread. Sums are in float64. */
export function reportWeight(name: string, { shape, data }: Weight): WeightReport {
  let [least, greatest, sum, zeros] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0, 0];
  for (const value of data) {
    least = Math.min(least, value);
    greatest = Math.max(greatest, value);
    sum += value;
    zeros += Number(value === 0);
  }
  const mean = sum / data.length;
  const bins = new Array<number>(BINS).fill(0);
  const width = (greatest - least) / BINS;
  let squares = 0;
  for (const value of data) {
    squares += (value - mean) ** 2;
    const bin = width > 0 ? Math.min(BINS - 1, Math.floor((value - least) / width)) : 0;
    bins[bin] = (bins[bin] as number) + 1;
  }
  return {
    name,
    shape,
    count: data.length,
    least,
    greatest,
    mean,
    deviation: Math.sqrt(squares / data.length),
    zeros,
    bins: width > 0 ? bins : [data.length],
  };
}
