import { type ScaleLinear, scaleLinear } from 'd3-scale';

export interface UnitBarsFrame {
  readonly width: number;
  readonly height: number;
  readonly units: number;
}

export interface UnitBarsLayout {
  /** Distance from bar to bar, and a bar's own width. */
  readonly pitch: number;
  readonly bar: number;
  readonly y: ScaleLinear<number, number>;
  readonly ticks: readonly number[];
}

/** Most units on one page of bars; more would be thinner than a pointer can tell. */
export const MOST_BARS = 100;

/** Bounds of all units of a layer. */
export interface UnitBounds {
  readonly lower: Float32Array;
  readonly upper: Float32Array;
}

/** A linear axis that holds every bound of each layer and zero, and bars that share the width evenly. */
export function unitBarsLayout(layers: readonly UnitBounds[], frame: UnitBarsFrame): UnitBarsLayout {
  let low = 0;
  let high = 0;
  for (const { lower, upper } of layers) {
    for (const value of lower) low = Math.min(low, value);
    for (const value of upper) high = Math.max(high, value);
  }
  const y = scaleLinear()
    .domain(low === high ? [-1, 1] : [low, high])
    .range([frame.height, 0])
    .nice(4);
  const pitch = Math.min(64, frame.width / Math.max(1, frame.units));
  return { pitch, bar: Math.max(1, Math.min(14, pitch - 2)), y, ticks: y.ticks(4) };
}
