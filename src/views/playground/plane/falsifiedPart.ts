import { toNumber } from '../../../small/decimal';
import { activationOf, type SmallNetwork } from '../../../small/smallNetwork';
import { isSplit } from '../figure/layout';
import type { Window } from './field';

/** An affine function of the two inputs. */
export interface Affine {
  readonly x: number;
  readonly y: number;
  readonly constant: number;
}

/**
 * Where the whole network is one neuron w·ReLU(z) + b with w > 0 ≥ b, "0 or less" means w·z + b ≤ 0, and that is a
 * half-plane: its lines are straight and its share of the box is a polygon's. Undefined for every other network.
 */
export function claimLine(network: SmallNetwork): Affine | undefined {
  const [layer] = network.hidden;
  const weight = toNumber(network.output.weights[0]?.[0] ?? { coefficient: 0n, places: 0 });
  const bias = toNumber(network.output.biases[0] ?? { coefficient: 0n, places: 0 });
  if (
    activationOf(network) !== 'relu' ||
    !isSplit(network) ||
    network.output.weights.length !== 1 ||
    !layer ||
    weight <= 0 ||
    bias > 0
  )
    return undefined;
  const [x = 0, y = 0] = (layer.weights[0] ?? []).map(toNumber);
  const constant = (layer.biases ?? []).map(toNumber)[0] ?? 0;
  return { x: weight * x, y: weight * y, constant: weight * constant + bias };
}

export function evaluateAt({ x, y, constant }: Affine, atX: number, atY: number): number {
  return x * atX + y * atY + constant;
}

/** The part of a rectangle where an affine function is 0 or less (Sutherland–Hodgman), counter-clockwise. */
export function clipBelowZero(
  { left, right, bottom, top }: Window,
  line: Affine,
): readonly (readonly [number, number])[] {
  const corners = [
    [left, bottom],
    [right, bottom],
    [right, top],
    [left, top],
  ] as const;
  return corners.flatMap(([x, y], index) => {
    const [nextX, nextY] = corners[(index + 1) % 4] ?? [x, y];
    const [here, next] = [evaluateAt(line, x, y), evaluateAt(line, nextX, nextY)];
    const share = here / (here - next);
    const crossing = here * next < 0 ? [[x + share * (nextX - x), y + share * (nextY - y)] as const] : [];
    return here <= 0 ? [[x, y] as const, ...crossing] : crossing;
  });
}

/** Area of a simple polygon. */
export function areaOf(polygon: readonly (readonly [number, number])[]): number {
  const twice = polygon.reduce((sum, [x, y], index) => {
    const [nextX, nextY] = polygon[(index + 1) % polygon.length] ?? [x, y];
    return sum + x * nextY - nextX * y;
  }, 0);
  return Math.abs(twice) / 2;
}
