import type { RadiusResult } from '../../../engine/api/types';
import { formatLower, formatUpper, formatValue } from '../../../numbers/format';

/** "3/255". */
export function formatRadius(levels: number): string {
  return `${formatValue(levels)}/255`;
}

/** What is known of an image's radius, in 255ths. */
export interface RadiusBracket {
  readonly proved: number;
  /** Null where no attack falsified it. */
  readonly falsified: number | null;
  readonly provedText: string;
  readonly falsifiedText: string;
  /** End of the scale on which it is drawn: beyond what is known and the current radius. */
  readonly most: number;
}

/** What a bracket may be wide, as a share, to be written as one number. */
const CLOSED = 1 / 500;

/** Whether what is proved and what is falsified are as good as one number. */
export function isClosed({ proved, falsified }: Pick<RadiusBracket, 'proved' | 'falsified'>): boolean {
  return falsified !== null && proved > 0 && falsified - proved <= CLOSED * falsified;
}

/** The number of a closed bracket. */
export function middleOf({ proved, falsified }: Pick<RadiusBracket, 'proved' | 'falsified'>): number {
  return (proved + (falsified ?? proved)) / 2;
}

/** Reads the bracket of a single image; what is printed is rounded so that it stays proved, and falsified. */
export function radiusBracket(result: RadiusResult, levels: number): RadiusBracket {
  const proved = 255 * (result.certified[0] ?? 0);
  const [found = null] = result.falsified;
  const falsified = found === null ? null : 255 * found;
  const most = Math.ceil(Math.max(2 * proved, 1.5 * (falsified ?? 0), levels, 1));
  return {
    proved,
    falsified,
    most,
    provedText: `${formatLower(proved)}/255`,
    falsifiedText: `${formatUpper(falsified ?? 0)}/255`,
  };
}
