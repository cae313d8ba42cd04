import { Random } from '../../numbers/random';
import type { Point } from '../polygon';
import type { Shape } from './names';

/** An input with its class. */
export interface LabelledPoint {
  readonly point: Point;
  readonly label: number;
}

/** What data are made of; the same settings make the same data. */
export interface DataSettings {
  readonly shape: Shape;
  /** 2 or 3. With three, the first two are a group: in blobs they lie close together. */
  readonly classes: number;
  /** Standard deviation of what is added to every coordinate. */
  readonly noise: number;
  readonly seed: number;
}

/** How far data reach from 0, without noise. */
export const REACH = 2;
const EACH = 45;

/** Points of every class along its curve, at evenly spread places of it. */
export function generate({ shape, classes, noise, seed }: DataSettings): readonly LabelledPoint[] {
  const random = new Random(seed, 'points');
  return Array.from({ length: EACH * classes }, (_, index): LabelledPoint => {
    const label = index % classes;
    const [x, y] = CURVES[shape](label, Math.floor(index / classes) / (EACH - 1), classes);
    return { point: [x + noise * normal(random), y + noise * normal(random)], label };
  });
}

/** The group of every class: with three, the first two are one. */
export function groupsOf(classes: number): readonly number[] {
  return classes === 3 ? [0, 0, 1] : Array.from({ length: classes }, (_, label) => label);
}

/** From a class and a place along its curve, 0 to 1, to a point. */
const CURVES: Readonly<Record<Shape, (label: number, share: number, classes: number) => Point>> = {
  moons: (label, share) => {
    const angle = Math.PI * share;
    if (label === 0) return [1.2 * Math.cos(angle) - 0.6, 1.2 * Math.sin(angle) - 0.2];
    if (label === 1) return [0.6 - 1.2 * Math.cos(angle), 0.4 - 1.2 * Math.sin(angle)];
    return [1.2 * Math.cos(angle) + 0.5, 1.2 * Math.sin(angle) + 1];
  },
  circles: (label, share) => onCircle(0.45 + 0.75 * label, 2 * Math.PI * share),
  spirals: (label, share, classes) => onCircle(0.3 + 1.6 * share, 2 * Math.PI * (label / classes + 0.7 * share)),
  blobs: (label, _, classes) => (classes === 3 ? THREE[label] : TWO[label]) ?? [0, 0],
};

/** Two blobs of three are close together. */
const THREE: readonly Point[] = [
  [-1.5, -0.7],
  [-0.6, -1.4],
  [1.3, 1.2],
];
const TWO: readonly Point[] = [
  [-1, -0.8],
  [1, 0.8],
];

function onCircle(radius: number, angle: number): Point {
  return [radius * Math.cos(angle), radius * Math.sin(angle)];
}

/** Box and Muller 1958. */
function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random.uniform())) * Math.cos(2 * Math.PI * random.uniform());
}
