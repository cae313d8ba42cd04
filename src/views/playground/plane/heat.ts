import type { Rgb } from '../../../pictures/colors';
import type { Field, Window } from './field';

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

/** Paints the sampled values inside a box, blue below zero and orange above. */
export function paintHeat(canvas: HTMLCanvasElement, field: Field, box: Window, scale: HeatScale, colors: HeatColors) {
  const { width, height } = canvas;
  const context = canvas.getContext('2d');
  if (!context || width === 0 || height === 0) return;
  const image = context.createImageData(width, height);
  const pixels = new Uint32Array(image.data.buffer);
  const { window, columns, rows, values } = field;
  const across = (columns - 1) / (window.right - window.left);
  const up = (rows - 1) / (window.top - window.bottom);
  const { first, tints } = tintsOf(scale, colors);
  for (let py = 0; py < height; py++) {
    const v = (box.top - ((py + 0.5) / height) * (box.top - box.bottom) - window.bottom) * up;
    const row = Math.min(rows - 2, Math.floor(v));
    const fv = v - row;
    for (let px = 0; px < width; px++) {
      const u = (box.left + ((px + 0.5) / width) * (box.right - box.left) - window.left) * across;
      const column = Math.min(columns - 2, Math.floor(u));
      const at = row * columns + column;
      const fu = u - column;
      const below = (values[at] as number) * (1 - fu) + (values[at + 1] as number) * fu;
      const above = (values[at + columns] as number) * (1 - fu) + (values[at + columns + 1] as number) * fu;
      const value = below * (1 - fv) + above * fv;
      // A value on the edge of a band stays on one side of it, whichever way its float was rounded.
      pixels[py * width + px] = tints[Math.floor(value / scale.band + EDGE) - first] ?? 0;
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
