import type { Rgb } from '../../../charts/readColor';
import type { Field, Window } from './field';

export interface HeatColors {
  readonly neg: Rgb;
  readonly zero: Rgb;
  readonly pos: Rgb;
}

/** The strongest tint, so that ink stays readable on it. */
const STRONGEST = 0.85;

/** Paints the sampled values inside a box, in bands of `band`, blue below zero and orange above. */
export function paintHeat(
  canvas: HTMLCanvasElement,
  field: Field,
  box: Window,
  limit: number,
  band: number,
  colors: HeatColors,
) {
  const { width, height } = canvas;
  const context = canvas.getContext('2d');
  if (!context || width === 0 || height === 0) return;
  const image = context.createImageData(width, height);
  const { window, columns, rows, values } = field;
  const across = (columns - 1) / (window.right - window.left);
  const up = (rows - 1) / (window.top - window.bottom);
  for (let py = 0; py < height; py++) {
    const v = (box.top - ((py + 0.5) / height) * (box.top - box.bottom) - window.bottom) * up;
    const row = Math.min(rows - 2, Math.floor(v));
    for (let px = 0; px < width; px++) {
      const u = (box.left + ((px + 0.5) / width) * (box.right - box.left) - window.left) * across;
      const column = Math.min(columns - 2, Math.floor(u));
      const at = row * columns + column;
      const [fu, fv] = [u - column, v - row];
      const below = (values[at] as number) * (1 - fu) + (values[at + 1] as number) * fu;
      const above = (values[at + columns] as number) * (1 - fu) + (values[at + columns + 1] as number) * fu;
      put(image.data, (py * width + px) * 4, bandOf(below * (1 - fv) + above * fv, band), limit, colors);
    }
  }
  context.putImageData(image, 0, 0);
}

/** How strong a value is drawn, 0 to `STRONGEST`. */
export function strengthOf(value: number, limit: number): number {
  return limit > 0 ? STRONGEST * Math.min(1, Math.abs(value) / limit) ** 0.8 : 0;
}

/** The middle of the band a value lies in; zero parts two bands. */
function bandOf(value: number, band: number): number {
  return band > 0 ? (Math.floor(value / band) + 0.5) * band : value;
}

function put(data: Uint8ClampedArray, at: number, value: number, limit: number, { neg, zero, pos }: HeatColors): void {
  const strength = strengthOf(value, limit);
  const full = value < 0 ? neg : pos;
  for (let channel = 0; channel < 3; channel++) {
    const from = zero[channel] as number;
    data[at + channel] = from + strength * ((full[channel] as number) - from);
  }
  data[at + 3] = 255;
}
