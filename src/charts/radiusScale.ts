import { formatEpsilon, formatFixed } from './numbers';

/** How radii are written: in 255ths for color images, as decimals otherwise, as the literature has them. */
export interface RadiusScale {
  readonly format: (radius: number) => string;
  /** Reads "8/255" and decimals. */
  readonly parse: (typed: string) => number | undefined;
}

const IN_LEVELS: RadiusScale = { format: (radius) => formatEpsilon(radius).fraction, parse: parseRadius };
const DECIMAL: RadiusScale = { format: formatDecimal, parse: parseRadius };

/** The way the radii of a data set are written. */
export function radiusScale(dataset: string): RadiusScale {
  return dataset.startsWith('cifar') ? IN_LEVELS : DECIMAL;
}

function parseRadius(typed: string): number | undefined {
  const [numerator, denominator, ...more] = typed
    .split('/')
    .map((part) => (part.trim() === '' ? Number.NaN : Number(part)));
  if (more.length > 0 || numerator === undefined) return undefined;
  const value = denominator === undefined ? numerator : numerator / denominator;
  return value >= 0 && value <= 1 ? value : undefined;
}

/** Two decimals, or as many as the radius has, up to four. */
function formatDecimal(radius: number): string {
  const places = [2, 3].find((count) => Math.abs(radius - Number(radius.toFixed(count))) < 1e-9) ?? 4;
  return formatFixed(radius, places);
}
