import { type ColorRamp, rampIndex } from '../../charts/colorRamp';
import { niceLimit } from '../../charts/niceLimit';

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
