import type { Polygon } from '../../../small/polygon';
import type { SmallNetwork } from '../../../small/smallNetwork';
import { decideBox, type SplitBox } from '../../../small/splitting';
import { boxOf } from './lessonNetwork';

/** A part of the box and what is known of it. */
export interface Part {
  readonly polygon: Polygon;
  readonly verdict: SplitBox['verdict'];
}

export function decide(network: SmallNetwork, xl: number, xu: number, yl: number, yu: number): Part {
  const { verdict } = decideBox(network, boxOf(xl, xu, yl, yu));
  const polygon: Polygon = [
    [xl, yl],
    [xu, yl],
    [xu, yu],
    [xl, yu],
  ];
  return { polygon, verdict };
}

/** All parts after so many rounds in which whatever is not verified is cut into four. */
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
