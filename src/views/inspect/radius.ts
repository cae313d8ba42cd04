import { scaleLinear } from 'd3-scale';
import { formatValue } from '../../charts/numbers';
import { MOST_LEVELS } from './inspectState';

/**
 * Radius in 255ths to steps of the slider. Interval bounds of a network that was not trained for them prove something
 * only at a tenth of a level, so small radii get more room: a step is 0.01 up to 0.1, 0.25 near 8.
 */
const STEPS = scaleLinear([0, 0.1, 0.5, 2, 8, 32, MOST_LEVELS], [0, 10, 30, 45, 69, 93, 130]).clamp(true);

/** Tracks of the slider, shortest first, with what is numbered on them. */
const TRACKS = [
  { most: 8, ticks: [0, 0.1, 0.5, 2, 4, 8] },
  { most: 32, ticks: [0, 0.1, 0.5, 2, 8, 16, 32] },
  { most: MOST_LEVELS, ticks: [0, 0.1, 0.5, 2, 8, 32, MOST_LEVELS] },
] as const;

export interface RadiusTrack {
  readonly most: number;
  readonly ticks: readonly number[];
}

/** The track for a radius: it ends at 8/255 unless the radius is larger. */
export function radiusTrack(levels: number): RadiusTrack {
  return TRACKS.find(({ most }) => most >= levels) ?? TRACKS[2];
}

export function stepsOf(levels: number): number {
  return STEPS(levels);
}

/** The radius, in 255ths, at a number of steps. */
export function radiusAt(steps: number): number {
  return tidy(STEPS.invert(steps)) ?? 0;
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

/** "3/255". */
export function formatRadius(levels: number): string {
  return `${formatValue(levels)}/255`;
}

/** Removes the dust that fractions leave: 3/255 · 255 is 3. */
function tidy(levels: number): number | undefined {
  return Number.isFinite(levels) ? Number(levels.toPrecision(10)) : undefined;
}
