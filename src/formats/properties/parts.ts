import { addDigits, numberOf } from '../../numbers/decimal';
import { type Digits, dropZeros } from '../../numbers/digits';
import type { Disjunct, Property, Side } from './property';

/** Of more inputs boxes are not halved. */
const MOST_HALVED = 20;

/**
 * A property in parts, which holds when all of them do and is violated when one of them is: disjuncts are dealt out and,
 * while there are too few, boxes halved along their widest side. Both halves have the middle, an exact decimal.
 */
export function partsOf(property: Property, count: number): Property[] {
  const disjuncts = [...property.disjuncts];
  // Halves of an image are as hard as the whole.
  while (property.inputs <= MOST_HALVED && disjuncts.length < count) {
    const [first, ...others] = disjuncts.toSorted((a, b) => widest(b.box).width - widest(a.box).width);
    if (!first || !(widest(first.box).width > 0)) break;
    disjuncts.splice(0, disjuncts.length, ...others, ...halves(first));
  }
  const dealt = Array.from({ length: Math.min(count, disjuncts.length) }, (_, part) =>
    disjuncts.filter((_, at) => at % count === part),
  );
  return dealt.length > 0 ? dealt.map((own) => ({ ...property, disjuncts: own })) : [property];
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

function halves(disjunct: Disjunct): Disjunct[] {
  const { at } = widest(disjunct.box);
  const { lower, upper } = disjunct.box[at] as Side;
  const middle = half(addDigits(lower, upper));
  const withSide = (side: Side): Disjunct => ({
    ...disjunct,
    box: disjunct.box.map((own, index) => (index === at ? side : own)),
  });
  return [withSide({ lower, upper: middle }), withSide({ lower: middle, upper })];
}

function half({ coefficient, places }: Digits): Digits {
  return dropZeros({ coefficient: coefficient * 5n, places: places + 1 });
}
