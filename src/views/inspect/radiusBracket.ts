import { formatLower, formatUpper } from '../../charts/numbers';
import type { RadiusResult } from '../../engine/types';

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
