import type { ScaleLinear } from 'd3';
import { type AxisTick, axisTicks, widestOf } from '../../../pictures/axisTicks';
import { finiteRange, valueScale } from '../../../pictures/valueScale';

export interface UnitBarsFrame {
  /** Pixels of the numbers of the axis and the bars. */
  readonly width: number;
  readonly height: number;
  readonly units: number;
}

export interface UnitBarsLayout {
  /** Where the bars begin; the axis has its numbers left of it. */
  readonly left: number;
  /** Distance from bar to bar, and a bar's own width. */
  readonly pitch: number;
  readonly bar: number;
  readonly y: ScaleLinear<number, number>;
  readonly ticks: readonly AxisTick[];
}

/** Most units on one page of bars; more would be thinner than a pointer can hit. */
export const MOST_BARS = 100;

const LEAST_LEFT = 44;

/** Bounds of all units of a layer. */
export interface UnitBounds {
  readonly lower: Float32Array;
  readonly upper: Float32Array;
}

/** A linear axis that holds every bound of each layer and zero, and bars that share the width evenly. */
export function unitBarsLayout(layers: readonly UnitBounds[], frame: UnitBarsFrame): UnitBarsLayout {
  const bounds = layers.flatMap(({ lower, upper }) => [...finiteRange(lower), ...finiteRange(upper)]);
  const y = valueScale(bounds, [frame.height, 0]).nice(4);
  const ticks = axisTicks(y.domain() as [number, number], 4);
  const left = Math.max(LEAST_LEFT, Math.ceil(widestOf(ticks.map(({ label }) => label))) + 12);
  const pitch = Math.min(64, Math.max(0, frame.width - left) / Math.max(1, frame.units));
  return { left, pitch, bar: Math.max(1, Math.min(14, pitch - 2)), y, ticks };
}

/** Pixels between labels of bars. */
const LABEL_GAP = 8;

/** Labels of bars that do not touch: names where there is room for all of them, else numbers, of every second or third bar and the chosen. */
export function barLabels(names: readonly string[], numbers: readonly string[], pitch: number, chosen: number) {
  const texts = widestOf(names) + LABEL_GAP <= pitch ? names : numbers;
  const every = Math.max(1, Math.ceil((widestOf(texts) + LABEL_GAP) / pitch));
  const isShown = (place: number) => place === chosen || (place % every === 0 && Math.abs(place - chosen) >= every);
  return texts.map((text, place) => ({ text, place })).filter(({ place }) => pitch > 0 && isShown(place));
}
