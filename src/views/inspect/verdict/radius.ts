import { scaleLinear } from 'd3';
import type { RadiusResult } from '../../../engine/api/types';
import { formatLower, formatUpper, formatValue } from '../../../numbers/format';
import { readRadius, type Typed } from '../../../numbers/typed';
import { MOST_LEVELS } from '../state/inspectState';

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

interface RadiusTrack {
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

/** Reads a typed radius, in 255ths. */
export function readLevels(typed: string): Typed<number> {
  const read = readRadius(typed);
  return 'refusal' in read ? read : { value: tidy(read.value * MOST_LEVELS) ?? 0 };
}

/** "3/255". */
export function formatRadius(levels: number): string {
  return `${formatValue(levels)}/255`;
}

/** Removes the dust that fractions leave: 3/255 · 255 is 3. */
function tidy(levels: number): number | undefined {
  return Number.isFinite(levels) ? Number(levels.toPrecision(10)) : undefined;
}

/** What is known of an image's radius, in 255ths. */
export interface RadiusBracket {
  readonly proved: number;
  /** Null where no attack broke it. */
  readonly broken: number | null;
  readonly provedText: string;
  readonly brokenText: string;
  /** End of the scale on which it is drawn: beyond what is known and the current radius. */
  readonly most: number;
}

/** What a bracket may be wide, as a share, to be told as one number. */
const CLOSED = 1 / 500;

/** Whether what is proved and what is broken are as good as one number. */
export function isClosed({ proved, broken }: Pick<RadiusBracket, 'proved' | 'broken'>): boolean {
  return broken !== null && proved > 0 && broken - proved <= CLOSED * broken;
}

/** Reads the bracket of a single image; what is printed is rounded so that it stays proved, and broken. */
export function radiusBracket(result: RadiusResult, levels: number): RadiusBracket {
  const proved = 255 * (result.certified[0] ?? 0);
  const falsified = result.falsified[0] ?? null;
  const broken = falsified === null ? null : 255 * falsified;
  const most = Math.ceil(Math.max(2 * proved, 1.5 * (broken ?? 0), levels, 1));
  return {
    proved,
    broken,
    most,
    provedText: `${formatLower(proved)}/255`,
    brokenText: `${formatUpper(broken ?? 0)}/255`,
  };
}
