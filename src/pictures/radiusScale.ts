import { DATASETS, type ImageKind, USUAL_KIND } from '../catalog/datasets';
import { formatEpsilon, formatFixed } from '../numbers/format';

/** How radii are written: in 255ths or as decimals, as the literature of such images has them. */
export interface RadiusScale {
  readonly format: (radius: number) => string;
}

/** Radii in words that are remembered: grids have some hundred, and a view names the same ones many times. */
const MOST_KEPT = 512;

const IN_LEVELS: RadiusScale = { format: kept((radius) => formatEpsilon(radius).fraction) };
const DECIMAL: RadiusScale = { format: kept(formatDecimal) };

const SCALES: Readonly<Record<ImageKind['unit'], RadiusScale>> = { '1/255': IN_LEVELS, decimal: DECIMAL };

/** The way the radii of a data set are written. */
export function radiusScale(dataset: string): RadiusScale {
  return SCALES[(DATASETS.get(dataset)?.kind ?? USUAL_KIND).unit];
}

function kept(format: RadiusScale['format']): RadiusScale['format'] {
  const known = new Map<number, string>();
  return (radius) => {
    const text = known.get(radius) ?? format(radius);
    if (known.size >= MOST_KEPT) known.clear();
    known.set(radius, text);
    return text;
  };
}

/** Two decimals, or as many as the radius has, up to four. */
function formatDecimal(radius: number): string {
  const places = [2, 3].find((count) => Math.abs(radius - Number(radius.toFixed(count))) < 1e-9) ?? 4;
  return formatFixed(radius, places);
}
