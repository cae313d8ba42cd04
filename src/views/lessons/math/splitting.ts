import { compare, ZERO } from '../../../small/decimal';
import { evaluateDifference } from '../../../small/intervalBounds';
import { methodBounds } from '../../../small/methodBounds';
import type { Polygon } from '../../../small/polygon';
import type { Box, SmallNetwork } from '../../../small/smallNetwork';
import { boxOf } from './lessonNetwork';

/** A part of the box and what is known of it. */
export interface Part {
  readonly polygon: Polygon;
  readonly box: Box;
  readonly verdict: 'verified' | 'unknown' | 'falsified';
}

/** CROWN’s lower bound above 0 verifies, exactly; a corner or the middle at 0 or less falsifies, exactly. */
export function decide(network: SmallNetwork, xl: number, xu: number, yl: number, yu: number): Part {
  const box = boxOf(xl, xu, yl, yu);
  const polygon: Polygon = [
    [xl, yl],
    [xu, yl],
    [xu, yu],
    [xl, yu],
  ];
  const broken = [...polygon, [(xl + xu) / 2, (yl + yu) / 2] as const].some(([x, y]) => {
    const [atX, atY] = boxOf(x, x, y, y);
    return compare(evaluateDifference(network, [atX.lower, atY.lower]), ZERO) <= 0;
  });
  if (broken) return { polygon, box, verdict: 'falsified' };
  const proved = compare(methodBounds(network, box).crown.lower, ZERO) > 0;
  return { polygon, box, verdict: proved ? 'verified' : 'unknown' };
}

/** All parts after so many rounds in which whatever is unknown is cut into four. */
export function split(network: SmallNetwork, half: number, rounds: number): readonly Part[] {
  const go = (xl: number, xu: number, yl: number, yu: number, left: number): readonly Part[] => {
    const part = decide(network, xl, xu, yl, yu);
    if (part.verdict === 'verified' || left === 0) return [part];
    const [x, y] = [(xl + xu) / 2, (yl + yu) / 2];
    return [
      go(xl, x, yl, y, left - 1),
      go(x, xu, yl, y, left - 1),
      go(xl, x, y, yu, left - 1),
      go(x, xu, y, yu, left - 1),
    ].flat();
  };
  return go(-half, half, -half, half, rounds);
}
