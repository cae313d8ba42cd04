import type { GrowthLine, GrowthStep, PlacedPoint } from './growthLine';
import { formatFactor } from './numbers';

/** Which of two lines it is, or the only one. */
export type Side = 'only' | 'upper' | 'lower';

/** The step with the largest ratio of neighbouring means, among steps that grow; undefined where none does. */
export function worstGrowth(means: readonly number[]): { to: number; factor: number } | undefined {
  let worst: { to: number; factor: number } | undefined;
  for (let to = 1; to < means.length; to++) {
    const factor = (means[to] as number) / (means[to - 1] as number);
    if (Number.isFinite(factor) && factor > (worst?.factor ?? 1)) worst = { to, factor };
  }
  return worst;
}

/** A growth factor in words: ×25, ×7.3. */
export function growthText(factor: number): string {
  return formatFactor(factor < 10 ? Math.round(factor * 10) / 10 : Math.round(factor));
}

/** Where a factor stands. */
export type StepPlace = Omit<GrowthStep, 'to' | 'factor'>;

/** Beside the middle of a step: below it to the right, or above it to the left; first where no line lies beneath. */
export function besideStep(points: readonly (PlacedPoint | null)[], to: number, side: Side): [StepPlace, StepPlace] {
  const a = points[to - 1] as PlacedPoint;
  const b = points[to] as PlacedPoint;
  const [x, y] = [(a.x + b.x) / 2, (a.y + b.y) / 2];
  const above: StepPlace = { x: x - 10, y: y - 8, anchor: 'end' };
  const below: StepPlace = { x: x + 14, y: y + 22, anchor: 'start' };
  return side === 'upper' ? [above, below] : [below, above];
}

/** Room that a number takes: up to six characters, and their height. */
const NUMBER_WIDTH = 46;
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
    const places: StepPlace[] = [worst, besideStep(own.points, worst.to, other)[0]];
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
