import fc from 'fast-check';
import { expect, it } from 'vitest';
import { cellsOf } from './cells';
import { type Decimal, nearestDecimal } from './decimal';
import { areaOf } from './polygon';
import { type Box, range, type SmallNetwork } from './smallNetwork';

/** A fraction of whole numbers, the lower one above 0. */
interface Rational {
  readonly up: bigint;
  readonly down: bigint;
}

type ExactPoint = readonly [Rational, Rational];
type ExactMap = readonly [Rational, Rational, Rational];

const of = ({ coefficient, places }: Decimal): Rational => ({ up: coefficient, down: 10n ** BigInt(places) });
const plus = (a: Rational, b: Rational): Rational => ({ up: a.up * b.down + b.up * a.down, down: a.down * b.down });
const times = (a: Rational, b: Rational): Rational => ({ up: a.up * b.up, down: a.down * b.down });
const minus = (a: Rational, b: Rational) => plus(a, { up: -b.up, down: b.down });
const over = (a: Rational, b: Rational): Rational =>
  b.up < 0n ? { up: -a.up * b.down, down: a.down * -b.up } : { up: a.up * b.down, down: a.down * b.up };
const ZERO: Rational = { up: 0n, down: 1n };

const valueAt = ([a, b, c]: ExactMap, [x, y]: ExactPoint) => plus(plus(times(a, x), times(b, y)), c);

/** The part of a convex polygon where a map is at least 0 (side 1) or at most 0 (side −1), in exact fractions. */
function half(polygon: readonly ExactPoint[], map: ExactMap, side: 1n | -1n): readonly ExactPoint[] {
  return polygon.flatMap((point, at) => {
    const next = polygon[(at + 1) % polygon.length] as ExactPoint;
    const [here, there] = [valueAt(map, point), valueAt(map, next)];
    const kept = side * here.up >= 0n ? [point] : [];
    if (here.up * there.up >= 0n) return kept;
    const share = over(here, minus(here, there));
    const crossing = ([0, 1] as const).map((axis) => plus(point[axis], times(share, minus(next[axis], point[axis]))));
    return [...kept, crossing as unknown as ExactPoint];
  });
}

/** Twice the area, by the shoelace formula. */
function doubleArea(polygon: readonly ExactPoint[]): Rational {
  return polygon.reduce((sum, [x, y], at) => {
    const [nextX, nextY] = polygon[(at + 1) % polygon.length] as ExactPoint;
    return plus(sum, minus(times(x, nextY), times(nextX, y)));
  }, ZERO);
}

/** Areas of the cells of one hidden ReLU layer and a second one, all in exact fractions; those of area 0 are left out. */
function exactAreas({ hidden }: SmallNetwork, [x, y]: Box): readonly number[] {
  const corners: readonly ExactPoint[] = [
    [of(x.lower), of(y.lower)],
    [of(x.upper), of(y.lower)],
    [of(x.upper), of(y.upper)],
    [of(x.lower), of(y.upper)],
  ];
  const ONE: Rational = { up: 1n, down: 1n };
  let cells: readonly { readonly polygon: readonly ExactPoint[]; readonly maps: readonly ExactMap[] }[] = [
    {
      polygon: corners,
      maps: [
        [ONE, ZERO, ZERO],
        [ZERO, ONE, ZERO],
      ],
    },
  ];
  for (const { weights, biases } of hidden) {
    cells = cells.flatMap(({ polygon, maps }) => {
      const sums = weights.map((row, neuron) =>
        row.reduce<ExactMap>(
          (sum, weight, column) => {
            const map = maps[column] ?? [ZERO, ZERO, ZERO];
            return [0, 1, 2].map((part) =>
              plus(sum[part] ?? ZERO, times(of(weight), map[part] ?? ZERO)),
            ) as unknown as ExactMap;
          },
          [ZERO, ZERO, of(biases[neuron] as Decimal)],
        ),
      );
      let parts = [{ polygon, maps: [] as readonly ExactMap[] }];
      for (const sum of sums) {
        parts = parts.flatMap((part) => [
          { polygon: half(part.polygon, sum, 1n), maps: [...part.maps, sum] },
          { polygon: half(part.polygon, sum, -1n), maps: [...part.maps, [ZERO, ZERO, ZERO] as ExactMap] },
        ]);
        parts = parts.filter((part) => doubleArea(part.polygon).up !== 0n);
      }
      return parts;
    });
  }
  return cells.map(({ polygon }) => Math.abs(quotient(doubleArea(polygon))) / 2);
}

/** The float next to a fraction, however long its numbers. */
function quotient({ up, down }: Rational): number {
  return Number((up * 10n ** 15n) / down) / 1e15;
}

const weight = fc.integer({ min: -20, max: 20 }).map((tenths) => nearestDecimal(tenths / 10, 1));
const layer = (rows: number, columns: number) =>
  fc.record({
    weights: fc.array(fc.array(weight, { minLength: columns, maxLength: columns }), {
      minLength: rows,
      maxLength: rows,
    }),
    biases: fc.array(weight, { minLength: rows, maxLength: rows }),
  });

it('cells have the areas that exact fractions give, and leave nothing of the box out', () => {
  const box: Box = [range('-1', '1'), range('-0.5', '2')];
  fc.assert(
    fc.property(layer(3, 2), layer(3, 3), layer(1, 3), (first, second, output) => {
      const network: SmallNetwork = { hidden: [first, second], output };
      const found = cellsOf(network, box, 1, true).cells.map(({ polygon }) => areaOf(polygon));
      const areas = (list: readonly number[]) => list.filter((area) => area > 1e-9).sort((a, b) => a - b);
      const [drawn, exact] = [areas(found), areas(exactAreas(network, box))];
      expect(drawn.reduce((sum, area) => sum + area, 0)).toBeCloseTo(5, 9);
      // A tie, a neuron that is 0 on a whole cell, has one cell here and may have two names there.
      expect(drawn.length).toBeLessThanOrEqual(exact.length);
      if (drawn.length === exact.length)
        for (const [at, area] of drawn.entries()) expect(area).toBeCloseTo(exact[at] ?? 0, 9);
    }),
    { numRuns: 25 },
  );
});
