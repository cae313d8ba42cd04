import { METHODS, type Method } from '../../../catalog/methods';
import type { LinearBoundsResult } from '../../../engine/api/types';
import { type ColorRamp, rampIndex } from '../../../pictures/colorRamp';
import { niceLimit } from '../pictures/layerStatistics';
import { LINEAR } from '../words';

/** Coefficients of each pixel, summed over the channels of an input that has them first. */
export function pixelWeights(coefficients: Float32Array, channels: number): Float32Array {
  const area = coefficients.length / channels;
  return Float32Array.from({ length: area }, (_, pixel) => {
    let sum = 0;
    for (let channel = 0; channel < channels; channel++) sum += coefficients[channel * area + pixel] as number;
    return sum;
  });
}

/** One limit for all of the maps: their largest magnitude, rounded up. */
export function weightLimit(...maps: readonly Float32Array[]): number {
  return niceLimit(maps.reduce((most, map) => map.reduce((m, weight) => Math.max(m, Math.abs(weight)), most), 0));
}

/** Weights as colours from −limit to limit, three bytes a pixel. */
export function weightColors(weights: Float32Array, limit: number, ramp: ColorRamp): Uint8Array {
  const colors = new Uint8Array(weights.length * 3);
  weights.forEach((weight, pixel) => {
    const at = 4 * rampIndex(weight, -limit, limit);
    colors.set(ramp.subarray(at, at + 3), pixel * 3);
  });
  return colors;
}

/** Widths that differ by less than this share are told apart by rounding alone. */
const ALIKE = 0.01;

/** Why a unit's interval is not the one its linear functions give; empty where it is. */
export function linearNote(
  method: Method,
  [lower, upper]: readonly [number, number],
  { lower: below, upper: above }: Pick<LinearBoundsResult, 'lower' | 'upper'>,
): string {
  const own = upper - lower;
  const linear = above.extreme - below.extreme;
  if (!(Math.abs(own - linear) > ALIKE * Math.max(own, linear))) return '';
  if (own < linear) return METHODS[method].searchesFrom ? LINEAR.searched : '';
  const { title, inner } = METHODS[method];
  return inner === 'interval' ? LINEAR.logitsAlone(title) : LINEAR.stable;
}
