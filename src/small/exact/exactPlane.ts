import { commonDivisor, sizeOf } from '../fraction';
import type { ExactMap } from './wholeLayers';

/** The point (x / w, y / w), in whole numbers with w above 0: homogeneous coordinates need no fractions. */
export type ExactPoint = readonly [bigint, bigint, bigint];

/** w times the value of a map at a point, hence with its sign. */
export function valueAt([a, b, c]: ExactMap, [x, y, w]: ExactPoint): bigint {
  return a * x + b * y + c * w;
}

/** Where a line crosses the side between two points at which its map has values of opposite signs. */
export function crossingOf(p: ExactPoint, atP: bigint, q: ExactPoint, atQ: bigint): ExactPoint {
  const [shareP, shareQ] = [sizeOf(atQ), sizeOf(atP)];
  const [x, y, w] = [shareP * p[0] + shareQ * q[0], shareP * p[1] + shareQ * q[1], shareP * p[2] + shareQ * q[2]];
  const common = commonDivisor(commonDivisor(sizeOf(x), sizeOf(y)), w);
  return [x / common, y / common, w / common];
}
