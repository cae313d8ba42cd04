import type { LinearBoundsResult, Method } from '../../engine/types';

/** Widths that differ by less than this share are told apart by rounding alone. */
const ALIKE = 0.01;

/** Why a unit's interval is not the one its linear functions give; empty where it is. */
export function linearNote(
  method: Method,
  [lower, upper]: readonly [number, number],
  { lower: below, upper: above }: LinearBoundsResult,
): string {
  const own = upper - lower;
  const linear = above.extreme - below.extreme;
  if (!(Math.abs(own - linear) > ALIKE * Math.max(own, linear))) return '';
  if (own < linear) return method === 'alpha-crown' ? ' The search made it tighter still.' : '';
  return method === 'crown-ibp'
    ? " That is tighter than its interval, which is IBP's: CROWN-IBP passes back for the logits alone."
    : " That is tighter than its interval, which is IBP's: where IBP decides the sign, no pass back is made.";
}
