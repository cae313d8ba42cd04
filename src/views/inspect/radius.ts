import { MOST_LEVELS } from './inspectState';

/** Ends of the slider's track in 255ths, with the step of its keys. */
const RANGES = [
  { most: 1, step: 0.01 },
  { most: 8, step: 0.1 },
  { most: 32, step: 0.5 },
  { most: MOST_LEVELS, step: 1 },
] as const;

export interface RadiusRange {
  readonly most: number;
  readonly step: number;
}

/** The track for a radius: to 8/255 unless the radius is larger or, above zero, too small to be set there. */
export function radiusRange(levels: number): RadiusRange {
  const [fine, usual] = RANGES;
  if (levels > 0 && levels < 0.5) return fine;
  return RANGES.find(({ most }) => most >= Math.max(levels, usual.most)) ?? usual;
}

/**
 * Reads a typed radius in 255ths: "3/255" and other fractions, "3" (1 and more are 255ths), "0.01" (less than 1 is the
 * radius itself). Undefined for anything else.
 */
export function parseRadius(typed: string): number | undefined {
  const match = /^=?\s*(\d*\.?\d+(?:e-?\d+)?)\s*(?:\/\s*(\d*\.?\d+))?$/i.exec(typed.trim());
  if (!match) return undefined;
  const value = Number(match[1]);
  if (match[2] !== undefined) return tidy((value / Number(match[2])) * MOST_LEVELS);
  return value >= 1 ? value : tidy(value * MOST_LEVELS);
}

/** Removes the dust that fractions leave: 3/255 · 255 is 3. */
function tidy(levels: number): number | undefined {
  return Number.isFinite(levels) ? Number(levels.toPrecision(12)) : undefined;
}
