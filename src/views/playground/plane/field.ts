import { toNumber } from '../../../small/decimal';
import { differenceAt, type FloatNetwork } from '../../../small/floatNetwork';
import type { Box } from '../../../small/smallNetwork';

/** A rectangle of inputs in floats. */
export interface Window {
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly top: number;
}

/** Samples of a function on a regular grid over a window, row by row from the bottom left. */
export interface Field {
  readonly window: Window;
  readonly columns: number;
  readonly rows: number;
  readonly values: Float64Array;
  /** The function that was sampled. */
  readonly valueAt: (x: number, y: number) => number;
}

/** Points a side; few enough for a frame, and crossings are found between them. */
const GRID = 49;

/** The box with some air around it, more at the right where lines are labelled. */
export function windowAround(box: Box): Window {
  const { left, right, bottom, top } = windowOf(box);
  const [width, height] = [right - left || 1, top - bottom || 1];
  return {
    left: left - 0.2 * width,
    right: right + 0.3 * width,
    bottom: bottom - 0.08 * height,
    top: top + 0.12 * height,
  };
}

export function windowOf([x, y]: Box): Window {
  return { left: toNumber(x.lower), right: toNumber(x.upper), bottom: toNumber(y.lower), top: toNumber(y.upper) };
}

/** Samples any function over a window. */
export function sampleField(window: Window, valueAt: (x: number, y: number) => number): Field {
  const values = new Float64Array(GRID * GRID);
  for (let row = 0; row < GRID; row++) {
    const y = window.bottom + ((window.top - window.bottom) * row) / (GRID - 1);
    for (let column = 0; column < GRID; column++) {
      const x = window.left + ((window.right - window.left) * column) / (GRID - 1);
      values[row * GRID + column] = valueAt(x, y);
    }
  }
  return { window, columns: GRID, rows: GRID, values, valueAt };
}

/** Share of the samples in a box at which the value is 0 or less. */
export function shareBelowZero(network: FloatNetwork, box: Box): number {
  const { values } = sampleField(windowOf(box), (x, y) => differenceAt(network, x, y));
  return values.reduce((count, value) => count + (value <= 0 ? 1 : 0), 0) / values.length;
}
