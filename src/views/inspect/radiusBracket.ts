import { formatEpsilon } from '../../charts/numbers';
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

/** Reads the bracket of a single image; radii are tried at multiples of 0.05/255, which are printed in full. */
export function radiusBracket(result: RadiusResult, levels: number): RadiusBracket {
  const proved = inLevels(result.certified[0] ?? 0);
  const falsified = result.falsified[0] ?? null;
  const broken = falsified === null ? null : inLevels(falsified);
  const most = Math.ceil(Math.max(2 * proved, 1.5 * (broken ?? 0), levels, 1));
  return { proved, broken, most, provedText: textOf(proved), brokenText: textOf(broken ?? 0) };
}

function textOf(levels: number): string {
  return formatEpsilon(levels / 255).fraction;
}

/** A radius in 255ths, without the dust that the grid's fractions leave. */
function inLevels(radius: number): number {
  return Number((radius * 255).toPrecision(10));
}
