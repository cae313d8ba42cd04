import { scaleLinear } from 'd3';

/** Colours of a scale: below zero, nothing, above zero. */
export interface DivergingColors {
  readonly neg: string;
  readonly mid: string;
  readonly pos: string;
}

/** 256 colours as RGBA bytes. */
export type ColorRamp = Uint8ClampedArray;

const STEPS = 256;
const EXPONENT = 0.8;

/** Colours for values from −limit to limit; magnitudes are raised to 0.8, which lifts small values a little. */
export function divergingRamp({ neg, mid, pos }: DivergingColors): ColorRamp {
  const color = scaleLinear<string>().domain([-1, 0, 1]).range([neg, mid, pos]);
  return ramp((t) => {
    const value = 2 * t - 1;
    return color(Math.sign(value) * Math.abs(value) ** EXPONENT);
  });
}

/** Colours for values from 0 to the limit. */
export function sequentialRamp(from: string, to: string): ColorRamp {
  return ramp(scaleLinear<string>().range([from, to]));
}

/** Index of the ramp's colour for a value: `low` is the first, `high` the last, what lies beyond is clamped. */
export function rampIndex(value: number, low: number, high: number): number {
  const t = (value - low) / (high - low);
  return Math.round(Math.min(1, Math.max(0, Number.isNaN(t) ? 0 : t)) * (STEPS - 1));
}

function ramp(color: (t: number) => string): ColorRamp {
  const bytes = new Uint8ClampedArray(STEPS * 4);
  for (let step = 0; step < STEPS; step++) {
    const [r, g, b] = channels(color(step / (STEPS - 1)));
    bytes.set([r, g, b, 255], step * 4);
  }
  return bytes;
}

/** d3 interpolates colours to "rgb(r, g, b)". */
function channels(color: string): [number, number, number] {
  const [r = 0, g = 0, b = 0] = (color.match(/[\d.]+/g) ?? []).map(Number);
  return [r, g, b];
}
