import type { Dense } from './denseNetwork';

/** An exact fraction; the denominator is positive. */
export interface Fraction {
  readonly over: bigint;
  readonly under: bigint;
}

/** A linear function a·x + b·y + c of two inputs, exact. */
type Linear = readonly [a: Fraction, b: Fraction, c: Fraction];

const ZERO: Fraction = { over: 0n, under: 1n };

/** The exact value of a float64. */
function fraction(x: number): Fraction {
  let under = 1n;
  let scaled = x;
  while (!Number.isInteger(scaled)) {
    scaled *= 2;
    under *= 2n;
  }
  return { over: BigInt(scaled), under };
}

/**
 * The exact minimum of the first output of a network of dense layers with ReLU between them, of two inputs, over a box: for
 * every pattern of active units the network is linear on a polygon, and the minimum is at a corner of one.
 */
export function exactMinimum(layers: readonly Dense[], box: readonly (readonly [number, number])[]): Fraction {
  const [first, second] = box as [readonly [number, number], readonly [number, number]];
  const one = fraction(1);
  const sides: Linear[] = [
    [one, ZERO, negate(fraction(first[0]))],
    [negate(one), ZERO, fraction(first[1])],
    [ZERO, one, negate(fraction(second[0]))],
    [ZERO, negate(one), fraction(second[1])],
  ];
  let least: Fraction | undefined;
  const visit = (values: readonly Linear[], layer: number, inside: readonly Linear[]) => {
    const { weight, bias } = layers[layer] as Dense;
    const sums = bias.map((constant, j) =>
      weight.reduce<Linear>(
        (sum, row, i) => plus(sum, values[i] as Linear, fraction(Math.fround(row[j] as number))),
        [ZERO, ZERO, fraction(Math.fround(constant))],
      ),
    );
    if (layer === layers.length - 1) {
      for (const value of cornerValues(inside, sums[0] as Linear)) {
        if (!least || compare(value, least) < 0) least = value;
      }
      return;
    }
    for (let pattern = 0; pattern < 2 ** sums.length; pattern++) {
      const isActive = (unit: number) => ((pattern >> unit) & 1) === 1;
      const own = sums.map((sum, unit) => (isActive(unit) ? sum : scale(sum, negate(one))));
      visit(
        sums.map((sum, unit) => (isActive(unit) ? sum : [ZERO, ZERO, ZERO])),
        layer + 1,
        [...inside, ...own],
      );
    }
  };
  visit(
    [
      [one, ZERO, ZERO],
      [ZERO, one, ZERO],
    ],
    0,
    sides,
  );
  return least as Fraction;
}

/** Values of a linear function at the corners of the polygon where all of some are at least zero. */
function cornerValues(inside: readonly Linear[], value: Linear): Fraction[] {
  return inside.flatMap((p, at) =>
    inside.slice(at + 1).flatMap((q) => {
      const under = minus(times(p[0], q[1]), times(q[0], p[1]));
      if (under.over === 0n) return [];
      const x = divide(minus(times(p[1], q[2]), times(q[1], p[2])), under);
      const y = divide(minus(times(q[0], p[2]), times(p[0], q[2])), under);
      const valueAt = ([a, b, c]: Linear) => add(add(times(a, x), times(b, y)), c);
      return inside.every((side) => valueAt(side).over >= 0n) ? [valueAt(value)] : [];
    }),
  );
}

function plus(sum: Linear, value: Linear, factor: Fraction): Linear {
  return sum.map((one, at) => add(one, times(value[at] as Fraction, factor))) as unknown as Linear;
}

function scale(value: Linear, factor: Fraction): Linear {
  return value.map((one) => times(one, factor)) as unknown as Linear;
}

function add(a: Fraction, b: Fraction): Fraction {
  return reduced(a.over * b.under + b.over * a.under, a.under * b.under);
}

function minus(a: Fraction, b: Fraction): Fraction {
  return add(a, negate(b));
}

function times(a: Fraction, b: Fraction): Fraction {
  return reduced(a.over * b.over, a.under * b.under);
}

function divide(a: Fraction, b: Fraction): Fraction {
  return b.over < 0n ? reduced(-a.over * b.under, -a.under * b.over) : reduced(a.over * b.under, a.under * b.over);
}

function negate({ over, under }: Fraction): Fraction {
  return { over: -over, under };
}

function compare(a: Fraction, b: Fraction): number {
  return Number(a.over * b.under - b.over * a.under);
}

function reduced(over: bigint, under: bigint): Fraction {
  let [a, b] = [over < 0n ? -over : over, under];
  while (b > 0n) [a, b] = [b, a % b];
  return a > 1n ? { over: over / a, under: under / a } : { over, under };
}

/** A fraction as a decimal of so many places, rounded down. */
export function decimalBelow({ over, under }: Fraction, places: number): string {
  const scaled = over * 10n ** BigInt(places);
  const whole = scaled / under - (scaled % under < 0n ? 1n : 0n);
  const sign = whole < 0n ? '-' : '';
  const figures = `${whole < 0n ? -whole : whole}`.padStart(places + 1, '0');
  return `${sign}${figures.slice(0, -places)}.${figures.slice(-places)}`;
}

/** The fraction moved by a number. */
export function moved(value: Fraction, by: number): Fraction {
  return add(value, fraction(by));
}
