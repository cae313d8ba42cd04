import { addDigits, numberOf } from '../../numbers/decimal';
import { type Digits, dropZeros } from '../../numbers/digits';
import type { Disjunct, Property, Side } from './property';

/** Of more inputs boxes are not halved. */
const MOST_HALVED = 20;

/**
 * A property in parts, which holds when all of them do and is violated when one of them is: boxes are dealt out and, while
 * there are too few, halved along their widest side, each with all disjuncts that share it: what is bounded for one of them is
 * for all. Both halves have the middle, an exact decimal. Where boxes are not halved, disjuncts are dealt out.
 */
export function partsOf(property: Property, count: number): Property[] {
  // Halves of an image are as hard as the whole.
  const isHalved = property.inputs <= MOST_HALVED;
  const boxes = isHalved ? byBox(property.disjuncts) : property.disjuncts.map((disjunct) => [disjunct]);
  while (isHalved && boxes.length < count) {
    const [first, ...others] = boxes.toSorted((a, b) => widest(boxOf(b)).width - widest(boxOf(a)).width);
    if (!first || !(widest(boxOf(first)).width > 0)) break;
    boxes.splice(0, boxes.length, ...others, ...halves(first));
  }
  const dealt = Array.from({ length: Math.min(count, boxes.length) }, (_, part) =>
    boxes.filter((_, at) => at % count === part).flat(),
  );
  return dealt.length > 0 ? dealt.map((own) => ({ ...property, disjuncts: own })) : [property];
}

/** Disjuncts that share a box, together. */
function byBox(disjuncts: readonly Disjunct[]): Disjunct[][] {
  const boxes = new Map<readonly Side[], Disjunct[]>();
  for (const disjunct of disjuncts) boxes.set(disjunct.box, [...(boxes.get(disjunct.box) ?? []), disjunct]);
  return [...boxes.values()];
}

function boxOf([disjunct]: readonly Disjunct[]): readonly Side[] {
  return disjunct?.box ?? [];
}

function widest(box: readonly Side[]): { readonly at: number; readonly width: number } {
  return box.reduce(
    (most, { lower, upper }, at) => {
      const width = numberOf(upper) - numberOf(lower);
      return width > most.width ? { at, width } : most;
    },
    { at: -1, width: 0 },
  );
}

function halves(disjuncts: readonly Disjunct[]): Disjunct[][] {
  const box = boxOf(disjuncts);
  const { at } = widest(box);
  const { lower, upper } = box[at] as Side;
  const middle = half(addDigits(lower, upper));
  const withSide = (side: Side): Disjunct[] => {
    const own = box.map((each, index) => (index === at ? side : each));
    return disjuncts.map((disjunct) => ({ ...disjunct, box: own }));
  };
  return [withSide({ lower, upper: middle }), withSide({ lower: middle, upper })];
}

function half({ coefficient, places }: Digits): Digits {
  return dropZeros({ coefficient: coefficient * 5n, places: places + 1 });
}
