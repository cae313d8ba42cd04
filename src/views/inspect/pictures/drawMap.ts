import { type ColorRamp, rampIndex } from '../../../pictures/colorRamp';
import type { MapPalette } from '../../../pictures/useMapPalette';
import { signOf } from './layerStatistics';

/** Bounds of one feature map, row by row. */
export interface MapBounds {
  readonly lower: Float32Array;
  readonly upper: Float32Array;
  readonly height: number;
  readonly width: number;
}

/** Where a map lies on its canvas, in device pixels. */
export interface MapPlace {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export const MAP_ROWS = ['Lower', 'Upper', 'Width', 'Sign'] as const;
export type MapRow = (typeof MAP_ROWS)[number];

/** Ends of the two colour scales. */
export interface MapLimits {
  readonly value: number;
  readonly width: number;
}

/** The least side of a map in CSS pixels, so that sequences can be seen and pointed at. */
const LEAST_SIDE = 14;

/** CSS pixels of a map whose longer side is given. */
export function mapSides({ height, width }: Pick<MapBounds, 'height' | 'width'>, size: number) {
  const longer = Math.max(height, width);
  const side = (units: number) => Math.min(size, Math.max(LEAST_SIDE, (size * units) / longer));
  return { width: side(width), height: side(height) };
}

/** Paints one of a channel's four maps, one cell a unit. */
export function drawMap(
  context: CanvasRenderingContext2D,
  row: MapRow,
  bounds: MapBounds,
  place: MapPlace,
  limits: MapLimits,
  palette: MapPalette,
): void {
  if (row === 'Sign') {
    drawSigns(context, bounds, place, palette);
    return;
  }
  const { lower, upper } = bounds;
  const index = {
    Lower: (i: number) => rampIndex(lower[i] as number, -limits.value, limits.value),
    Upper: (i: number) => rampIndex(upper[i] as number, -limits.value, limits.value),
    Width: (i: number) => rampIndex((upper[i] as number) - (lower[i] as number), 0, limits.width),
  }[row];
  const ramp: ColorRamp = row === 'Width' ? palette.width : palette.value;
  const pixels = new ImageData(bounds.width, bounds.height);
  for (let i = 0; i < lower.length; i++) {
    const at = index(i) * 4;
    pixels.data.set(ramp.subarray(at, at + 4), i * 4);
  }
  stamp(context, pixels, place);
}

/** Off and on in their colours; what can flip stays open and shows the hatching beneath. */
function drawSigns(context: CanvasRenderingContext2D, bounds: MapBounds, place: MapPlace, palette: MapPalette): void {
  drawHatching(context, place, palette);
  const pixels = new ImageData(bounds.width, bounds.height);
  for (let i = 0; i < bounds.lower.length; i++) {
    const sign = signOf(bounds.lower[i] as number, bounds.upper[i] as number);
    if (sign !== 'unstable') pixels.data.set([...(sign === 'off' ? palette.neg : palette.pos), 255], i * 4);
  }
  stamp(context, pixels, place);
}

function drawHatching(context: CanvasRenderingContext2D, { x, y, width, height }: MapPlace, palette: MapPalette): void {
  const step = 4 * (globalThis.devicePixelRatio || 1);
  context.save();
  context.beginPath();
  context.rect(x, y, width, height);
  context.clip();
  context.fillStyle = palette.ground;
  context.fill();
  context.strokeStyle = palette.hatch;
  context.lineWidth = step * 0.34;
  context.beginPath();
  for (let offset = 0; offset < width + height; offset += step) {
    context.moveTo(x + offset, y);
    context.lineTo(x + offset - height, y + height);
  }
  context.stroke();
  context.restore();
}

/** Enlarges the pixels without smoothing. */
function stamp(context: CanvasRenderingContext2D, pixels: ImageData, { x, y, width, height }: MapPlace): void {
  const small = document.createElement('canvas');
  small.width = pixels.width;
  small.height = pixels.height;
  small.getContext('2d')?.putImageData(pixels, 0, 0);
  context.imageSmoothingEnabled = false;
  context.drawImage(small, x, y, width, height);
}
