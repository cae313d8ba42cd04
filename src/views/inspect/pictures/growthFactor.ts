import { formatFactor } from '../../../numbers/format';
import type { GrowthLine, GrowthStep, PlacedPoint } from './growthLine';

/** Which of two lines it is, or the only one. */
export type Side = 'only' | 'upper' | 'lower';

/** A layer's mean width, and the layers that it reads. */
export interface Growing {
  readonly mean: number;
  readonly from: readonly number[];
}

/** An edge along which widths grow, and how often its end is as wide as its start. */
export interface Growth {
  readonly from: number;
  readonly to: number;
  readonly factor: number;
}

/** The widest of the layers that a layer reads: what it is wider than it owes to itself. Undefined for the input. */
export function widestSource(layers: readonly Growing[], to: number): number | undefined {
  const meanOf = (layer: number) => layers[layer]?.mean ?? 0;
  const sources = layers[to]?.from ?? [];
  return sources.length > 0 ? sources.reduce((best, from) => (meanOf(from) > meanOf(best) ? from : best)) : undefined;
}

/** The layer that grows most over the widest one that it reads, among those that grow; undefined where none does. */
export function worstGrowth(layers: readonly Growing[]): Growth | undefined {
  let worst: Growth | undefined;
  layers.forEach(({ mean }, to) => {
    const from = widestSource(layers, to);
    if (from === undefined) return;
    const factor = mean / (layers[from]?.mean ?? 0);
    if (Number.isFinite(factor) && factor > (worst?.factor ?? 1)) worst = { from, to, factor };
  });
  return worst;
}

/** A growth factor in words: ×25, ×7.3. */
export function growthText(factor: number): string {
  return formatFactor(factor < 10 ? Math.round(factor * 10) / 10 : Math.round(factor));
}

/** Where a factor stands. */
export type StepPlace = Omit<GrowthStep, keyof Growth>;

/** Beside the middle of a step: below it to the right, or above it to the left; first where no line lies beneath. */
export function besideStep(
  points: readonly (PlacedPoint | null)[],
  { from, to }: Pick<Growth, 'from' | 'to'>,
  side: Side,
): [StepPlace, StepPlace] {
  const a = points[from] as PlacedPoint;
  const b = points[to] as PlacedPoint;
  const [x, y] = [(a.x + b.x) / 2, (a.y + b.y) / 2];
  const above: StepPlace = { x: x - 10, y: y - 8, anchor: 'end' };
  const below: StepPlace = { x: x + 14, y: y + 22, anchor: 'start' };
  return side === 'upper' ? [above, below] : [below, above];
}

/** Room that a number takes: up to six characters, and their height. */
const NUMBER_WIDTH = 54;
const NUMBER_HEIGHT = 14;

interface Text {
  readonly x: number;
  readonly y: number;
  readonly anchor: 'start' | 'middle' | 'end';
}

/**
 * Lines whose factors stand on no number and on no factor of a line before: on the other side of the step where the
 * usual one is taken, and not at all where both are.
 */
export function withFreeFactors(lines: readonly GrowthLine[]): GrowthLine[] {
  const taken: Text[] = lines.flatMap(({ points }) => points.flatMap((point) => (point ? [point.label] : [])));
  return lines.map((own) => {
    const { worst, ...rest } = own;
    if (!worst) return own;
    const other = worst.anchor === 'end' ? 'lower' : 'upper';
    const places: StepPlace[] = [worst, besideStep(own.points, worst, other)[0]];
    const free = places.find((place) => !taken.some((text) => overlap(place, text)));
    if (!free) return rest;
    taken.push(free);
    return { ...rest, worst: { ...worst, ...free } };
  });
}

function overlap(first: Text, second: Text): boolean {
  const apart = Math.abs(leftOf(first) - leftOf(second));
  return apart < NUMBER_WIDTH && Math.abs(first.y - second.y) < NUMBER_HEIGHT;
}

function leftOf({ x, anchor }: Text): number {
  if (anchor === 'start') return x;
  return anchor === 'middle' ? x - NUMBER_WIDTH / 2 : x - NUMBER_WIDTH;
}
