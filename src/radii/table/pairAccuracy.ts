import type { RadiusTable } from './radiusTable';

/** How the images of two classes are classified without a perturbation; numbers of images. */
export interface PairAccuracy {
  /** Images of either class. */
  readonly images: number;
  /** Classified as their label, among all classes. */
  readonly right: number;
  /**
   * Not confused with the other of the two: the label's margin over it is positive. That is the difference of their
   * logits; in a tree of decisions, of the two outputs where the paths of the classes part.
   */
  readonly apart: number;
}

const known = new WeakMap<RadiusTable, Map<string, PairAccuracy>>();

/** The images of two classes of a table, which asks for the margins at radius 0; counted once for each pair. */
export function pairAccuracy(table: RadiusTable, pair: ClassPair): PairAccuracy {
  const ofTable = known.get(table) ?? new Map<string, PairAccuracy>();
  known.set(table, ofTable);
  const accuracy = ofTable.get(pair.join()) ?? countPair(table, pair);
  ofTable.set(pair.join(), accuracy);
  return accuracy;
}

function countPair({ about, labels, predictions, certified }: RadiusTable, pair: ClassPair): PairAccuracy {
  const counts = { images: 0, right: 0, apart: 0 };
  const [one, two] = pair;
  for (let row = 0; row < labels.length; row++) {
    const label = labels[row];
    if (label !== one && label !== two) continue;
    const other = label === one ? two : one;
    counts.images++;
    if (predictions[row] === label) counts.right++;
    if ((certified[row * about.outputs + other] as number) > 0) counts.apart++;
  }
  return counts;
}

/** Two different classes. */
export type ClassPair = readonly [number, number];

/** Names of similar classes, and of such that are not. */
const EXAMPLE_PAIRS = [
  ['Cat', 'Dog'],
  ['Cat', 'Car'],
  ['Shirt', 'T-shirt'],
  ['Shirt', 'Boot'],
];

/** A pair of similar classes, and one of classes that are not: cats with dogs and with cars, shirts with T-shirts and with boots. */
export function examplePairs(classes: readonly string[]): ClassPair[] {
  return EXAMPLE_PAIRS.map((names) => names.map((name) => classes.indexOf(name))).flatMap(([one = -1, other = -1]) =>
    one < 0 || other < 0 ? [] : [[one, other] as const],
  );
}
