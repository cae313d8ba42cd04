import type { Rgb } from '../../../pictures/colors';
import type { Field } from './field';

export interface HeatColors {
  readonly neg: Rgb;
  readonly zero: Rgb;
  readonly pos: Rgb;
}

/** The strongest tint, so that ink stays readable on it. */
const STRONGEST = 0.85;

const EDGE = 1e-9;

/** Values are tinted in bands, so that equal tints are equal values; `limit` has the strongest. */
export interface HeatScale {
  readonly limit: number;
  readonly band: number;
}

/** Paints the sampled values over their window, blue below zero and orange above. */
export function paintHeat(canvas: HTMLCanvasElement, field: Field, scale: HeatScale, colors: HeatColors) {
  const { width, height } = canvas;
  const context = canvas.getContext('2d');
  if (!context || width === 0 || height === 0) return;
  const image = context.createImageData(width, height);
  const pixels = new Uint32Array(image.data.buffer);
  const { columns, rows, values } = field;
  const { first, tints } = tintsOf(scale, colors);
  // In bands from the first; a value on the edge of a band stays on one side of it, whichever way its float was rounded.
  const inBands = (value: number) => value / scale.band + EDGE - first;
  const across = Float64Array.from({ length: width }, (_, px) => ((px + 0.5) / width) * (columns - 1));
  const line = new Float64Array(columns);
  for (let py = 0; py < height; py++) {
    const v = (1 - (py + 0.5) / height) * (rows - 1);
    const row = Math.floor(v);
    const share = v - row;
    for (let column = 0; column < columns; column++) {
      const at = row * columns + column;
      line[column] = inBands((values[at] as number) * (1 - share) + (values[at + columns] as number) * share);
    }
    for (let px = 0; px < width; px++) {
      const u = across[px] as number;
      const column = Math.floor(u);
      const [left, right] = [line[column] as number, line[column + 1] as number];
      pixels[py * width + px] = tints[Math.floor(left + (right - left) * (u - column))] ?? 0;
    }
  }
  context.putImageData(image, 0, 0);
}

/** How strong a value is drawn, 0 to `STRONGEST`. */
export function strengthOf(value: number, limit: number): number {
  return limit > 0 ? STRONGEST * Math.min(1, Math.abs(value) / limit) ** 0.8 : 0;
}

/** The tint of every band from −limit to limit, as pixels; `first` is the number of the lowest band. */
function tintsOf(
  { limit, band }: HeatScale,
  colors: HeatColors,
): { readonly first: number; readonly tints: Uint32Array } {
  const first = Math.floor(-limit / band);
  const last = Math.floor(limit / band);
  const bands = Array.from({ length: last - first + 1 }, (_, index) => (first + index + 0.5) * band);
  return { first, tints: Uint32Array.from(bands, (value) => tintOf(value, limit, colors)) };
}

/** A pixel in the byte order of every machine in use: red first. */
function tintOf(value: number, limit: number, { neg, zero, pos }: HeatColors): number {
  const strength = strengthOf(value, limit);
  const full = value < 0 ? neg : pos;
  const [red, green, blue] = zero.map((from, channel) =>
    Math.round(from + strength * ((full[channel] as number) - from)),
  );
  return ((255 << 24) | ((blue as number) << 16) | ((green as number) << 8) | (red as number)) >>> 0;
}
