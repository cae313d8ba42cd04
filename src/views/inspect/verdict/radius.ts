import type { RadiusResult } from '../../../engine/api/types';
import { formatLower, formatUpper, formatValue } from '../../../numbers/format';

/** "3/255". */
export function formatRadius(levels: number): string {
  return `${formatValue(levels)}/255`;
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
