import type { Point, Polygon } from '../../../small/polygon';

/** A class of the toy: whatever is nearest to its centre belongs to it. */
export interface ToyClass {
  readonly id: string;
  readonly name: string;
  readonly center: Point;
}

/** Cat and Dog close to each other, Car far away. */
export function classesAt({ gap = 1 }: Readonly<Record<string, number>>): readonly [ToyClass, ToyClass, ToyClass] {
  return [
    { id: 'cat', name: 'Cat', center: [0, 0] },
    { id: 'dog', name: 'Dog', center: [gap, 0.4] },
    { id: 'car', name: 'Car', center: [1.2, 4] },
  ];
}

/** Straight-line distance of two centres: that of the rows of a last layer which scores by them, but for a factor 2. */
export function distance(a: ToyClass, b: ToyClass): number {
  return Math.hypot(a.center[0] - b.center[0], a.center[1] - b.center[1]);
}

/**
 * Largest ε such that every input within ε of a's centre, in each coordinate, is nearer to a than to b. Both scores are
 * linear, so it is margin / ‖difference of weights‖₁: |a − b|² / (2 ‖a − b‖₁).
 */
export function radiusAgainst(a: ToyClass, b: ToyClass): number {
  const [dx, dy] = [b.center[0] - a.center[0], b.center[1] - a.center[1]];
  return (dx * dx + dy * dy) / (2 * (Math.abs(dx) + Math.abs(dy)));
}

/** The box of radius ε around a class’s centre. */
export function boxAround({ center: [x, y] }: ToyClass, radius: number): Polygon {
  return [
    [x - radius, y - radius],
    [x + radius, y - radius],
    [x + radius, y + radius],
    [x - radius, y + radius],
  ];
}

/** The border between two classes, as a segment across the picture. */
export function borderOf(a: ToyClass, b: ToyClass): Polygon {
  const [mx, my] = [(a.center[0] + b.center[0]) / 2, (a.center[1] + b.center[1]) / 2];
  const [dx, dy] = [b.center[0] - a.center[0], b.center[1] - a.center[1]];
  const length = 12 / Math.hypot(dx, dy);
  return [
    [mx - dy * length, my + dx * length],
    [mx + dy * length, my - dx * length],
  ];
}

/** A box around Cat, drawn by any of its corners. */
export const gripAround = {
  at: (radius: number, values: Readonly<Record<string, number>>) => boxAround(classesAt(values)[0], radius),
  numberAt: ([x, y]: Point, values: Readonly<Record<string, number>>) => {
    const [cat] = classesAt(values);
    return Math.max(Math.abs(x - cat.center[0]), Math.abs(y - cat.center[1]));
  },
};
