import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ActivationName } from './activations';
import { cellsOf, MOST_CELLS } from './cells';
import { nearestDecimal, toNumeral } from './decimal';
import { exactRange } from './exact/exactRange';
import { activate, toFloat } from './floatNetwork';
import { exactSet, type PlaneAxes, quickSets } from './planeSets';
import { areaOf, clip, type Point, type Polygon, shared, unionArea, zonogon } from './polygon';
import { type AffineLayer, affine, type Box, range, type SmallNetwork } from './smallNetwork';

const box: Box = [range('4', '6'), range('1', '5')];
const twoByTwo: SmallNetwork = { hidden: [affine('3 -1 -8', '1 -2 -2')], output: affine('2 -1 2', '1 2 0') };
/** Dog across, Cat up, as the picture has it. */
const outputs: PlaneAxes = { layer: 1, after: false, across: 1, up: 0 };

const weight = fc.integer({ min: -30, max: 30 }).map((tenths) => nearestDecimal(tenths / 10, 1));
const layerOf = (rows: number, columns: number): fc.Arbitrary<AffineLayer> =>
  fc.record({
    weights: fc.array(fc.array(weight, { minLength: columns, maxLength: columns }), {
      minLength: rows,
      maxLength: rows,
    }),
    biases: fc.array(weight, { minLength: rows, maxLength: rows }),
  });
const networks: fc.Arbitrary<SmallNetwork> = fc
  .tuple(
    fc.array(fc.integer({ min: 2, max: 4 }), { minLength: 1, maxLength: 3 }),
    fc.constantFrom<ActivationName>('relu', 'leaky', 'tanh', 'sigmoid'),
  )
  .chain(([sizes, activation]) =>
    fc.record({
      hidden: fc.tuple(...sizes.map((size, at) => layerOf(size, sizes[at - 1] ?? 2))),
      output: layerOf(2, sizes.at(-1) ?? 2),
      activation: fc.constant(activation),
    }),
  );

/** Whether a convex polygon holds a point, but for rounding. */
function holds(polygon: Polygon, [x, y]: Point): boolean {
  const size = Math.max(1, ...polygon.flat().map(Math.abs));
  const sides = polygon.flatMap(([px, py], at) => {
    const [qx, qy] = polygon[(at + 1) % polygon.length] as Point;
    const length = Math.hypot(qx - px, qy - py);
    // Rounding alone gives the shortest sides their direction.
    return length < 1e-9 * size ? [] : [((qx - px) * (y - py) - (qy - py) * (x - px)) / length];
  });
  const slack = 1e-7 * size;
  return sides.every((side) => side >= -slack) || sides.every((side) => side <= slack);
}

describe('polygons', () => {
  it('have the areas that they should', () => {
    const square: Polygon = [
      [0, 0],
      [2, 0],
      [2, 2],
      [0, 2],
    ];
    expect(areaOf(square)).toBe(4);
    expect(areaOf(clip(square, [1, 1], 2))).toBe(2);
    expect(
      areaOf(
        zonogon(
          [0, 0],
          [
            [1, 0],
            [0, 1],
          ],
        ),
      ),
    ).toBe(4);
    expect(unionArea([square, square.map(([x, y]): Point => [x + 1, y + 1])])).toBeCloseTo(7, 2);
    expect(
      unionArea([
        [
          [0, 0],
          [1, 1],
        ],
      ]),
    ).toBe(0);
  });
  it('share what both hold, whichever way round their corners go', () => {
    const square: Polygon = [
      [0, 0],
      [2, 0],
      [2, 2],
      [0, 2],
    ];
    const moved = square.map(([x, y]): Point => [x + 1, y + 1]);
    for (const [one, other] of [
      [square, moved],
      [square, moved.toReversed()],
      [square.toReversed(), moved],
    ] as const) {
      expect(areaOf(shared(one, other))).toBe(1);
    }
    expect(
      areaOf(
        shared(square, [
          [0, 0],
          [2, 0],
          [0, 2],
        ]),
      ),
    ).toBe(2);
    expect(
      shared(square, [
        [0, 0],
        [1, 1],
        [2, 2],
      ]),
    ).toEqual([]);
    expect(
      areaOf(
        shared(
          square,
          square.map(([x, y]): Point => [x + 3, y]),
        ),
      ),
    ).toBe(0);
  });
});

describe('the sets of two by two', () => {
  const sets = quickSets(twoByTwo, box, outputs);
  it('have the areas of the picture: 25, 78, 124 and 260', () => {
    const exact = exactSet(twoByTwo, box, outputs);
    expect(exact).toMatchObject({ complete: true, sampled: false });
    expect(exact.polygons).toHaveLength(3);
    expect(unionArea(exact.polygons)).toBeCloseTo(25, 1);
    expect(areaOf(sets.interval)).toBe(260);
    expect(areaOf(sets.zonotope)).toBeCloseTo(124, 0);
    expect(areaOf(sets.crown)).toBeGreaterThan(76);
    expect(areaOf(sets.crown)).toBeLessThan(80);
  });
});

describe('two networks, worked out by hand', () => {
  it('has a set of area 1.25 in a zonotope of 10/3 in a box of 4.5', () => {
    // p = ReLU(x − y) and q = ReLU(y − 0.5) fill a trapezium of area 0.625; Dog = p/2 − q and Cat = p + 2q + 1 double it.
    const network: SmallNetwork = { hidden: [affine('1 -1 0', '0 1 -0.5')], output: affine('1 2 1', '0.5 -1 0') };
    const own: Box = [range('0', '2'), range('0', '1')];
    const sets = quickSets(network, own, outputs);
    expect(unionArea(exactSet(network, own, outputs).polygons)).toBeCloseTo(1.25, 2);
    expect(areaOf(sets.zonotope)).toBeCloseTo(10 / 3, 5);
    expect(areaOf(sets.interval)).toBeCloseTo(4.5, 12);
    const exact = exactRange(network, own);
    expect(exact && [exact.lower, exact.upper].map(toNumeral)).toEqual(['1', '3']);
  });

  it('of two layers has a rectangle of area 0.5, which intervals take for three times as much', () => {
    // Cat = ReLU(|x| − 0.5) + 1 and Dog = ReLU(y) have nothing to do with each other.
    const network: SmallNetwork = {
      hidden: [affine('1 0 0', '-1 0 0', '0 1 1'), affine('1 1 0 -0.5', '0 0 1 -1')],
      output: affine('1 0 1', '0 1 0'),
    };
    const own: Box = [range('-1', '1'), range('-1', '1')];
    const axes = { ...outputs, layer: 2 };
    expect(unionArea(exactSet(network, own, axes).polygons)).toBeCloseTo(0.5, 3);
    expect(areaOf(quickSets(network, own, axes).interval)).toBeCloseTo(1.5, 12);
    expect(exactRange(network, own)).toMatchObject({ isAbove: false });
  });
});

describe('cells', () => {
  it('of n lines in general position are 1 + n + crossings, and tile the box', () => {
    const star: SmallNetwork = {
      hidden: [affine('1 0 0', '0 1 0', '1 1 0.1', '1 -1 0.2')],
      output: affine('1 1 1 1 0'),
    };
    const unit: Box = [range('-1', '1'), range('-1', '1')];
    const { cells } = cellsOf(star, unit, 0, true);
    expect(cells).toHaveLength(1 + 4 + 6);
    expect(cells.reduce((sum, { polygon }) => sum + areaOf(polygon), 0)).toBeCloseTo(4, 12);
  });
  it('are capped, and say so', () => {
    const wave = (rows: number, columns: number): AffineLayer => ({
      weights: Array.from({ length: rows }, (_, row) =>
        Array.from({ length: columns }, (_, column) =>
          nearestDecimal(9 * Math.sin(3 + 7 * row + 5 * column * column), 2),
        ),
      ),
      biases: Array.from({ length: rows }, (_, row) => nearestDecimal(3 * Math.cos(11 * row), 2)),
    });
    const deep: SmallNetwork = { hidden: [wave(8, 2), wave(8, 8), wave(8, 8), wave(8, 8)], output: wave(2, 8) };
    const found = cellsOf(deep, [range('-1', '1'), range('-1', '1')], 4, false);
    expect(found.cells.length).toBeLessThanOrEqual(MOST_CELLS);
    expect(found.complete).toBe(found.cells.length < MOST_CELLS);
  });
});

it('every method’s polygon contains what inputs reach, before and after every layer', () => {
  fc.assert(
    fc.property(
      networks,
      fc.integer({ min: 0, max: 6 }),
      fc.array(fc.tuple(fc.nat(10), fc.nat(10)), { minLength: 6, maxLength: 6 }),
      (network, place, shares) => {
        const layer = Math.min(place >> 1, network.hidden.length);
        const after = place % 2 === 1 && layer < network.hidden.length;
        const axes = { layer, after, across: 0, up: 1 };
        const smooth = network.activation === 'tanh' || network.activation === 'sigmoid';
        const methods = quickSets(network, box, axes);
        const exact = smooth ? [] : exactSet(network, box, axes).polygons;
        for (const [u, v] of shares) {
          const values = activate(toFloat(network), 4 + (2 * u) / 10, 1 + (4 * v) / 10);
          const of = (after ? values.after : values.before)[layer] ?? values.outputs;
          const point: Point = [of[0] ?? 0, of[1] ?? 0];
          for (const method of ['interval', 'zonotope', 'crown'] as const) {
            if (!holds(methods[method], point)) expect.fail(`${method} leaves out ${point}`);
          }
          expect(smooth || exact.some((image) => holds(image, point))).toBe(true);
        }
        for (const method of ['interval', 'zonotope', 'crown'] as const) {
          expect(exact.flat().every((corner) => holds(methods[method], corner))).toBe(true);
        }
      },
    ),
    { numRuns: 200 },
  );
});

it('a cell’s map is the network there', () => {
  const { cells } = cellsOf(twoByTwo, box, 1, false);
  for (const { polygon, maps } of cells) {
    for (const [x, y] of polygon) {
      const found = maps.map(([a, b, c]) => a * x + b * y + c);
      const values = [...activate(toFloat(twoByTwo), x, y).outputs];
      for (const [at, value] of found.entries()) expect(value).toBeCloseTo(values[at] ?? 0, 9);
    }
  }
});
