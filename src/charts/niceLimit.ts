import { percentile } from './percentile';

const STEPS = [1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10];

/** The smallest of 1, 1.5, 2, 2.5, 3, 4, 5, 6, 8 times a power of ten that is at least `value`; 1 for 0. */
export function niceLimit(value: number): number {
  if (!(value > 0) || !Number.isFinite(value)) return 1;
  const power = Math.floor(Math.log10(value));
  const scale = 10 ** Math.abs(power);
  const times = (step: number) => (power < 0 ? step / scale : step * scale);
  return times(STEPS.find((step) => times(step) >= value) ?? 10);
}

/** Limit of a colour scale: the rounded 99th percentile of the magnitudes, so that one outlier does not pale the rest. */
export function colorLimit(...values: readonly Float32Array[]): number {
  const magnitudes = new Float32Array(values.reduce((total, part) => total + part.length, 0));
  let offset = 0;
  for (const part of values) for (const value of part) magnitudes[offset++] = Math.abs(value);
  return niceLimit(percentile(magnitudes.sort(), 0.99));
}
