import type { Digits } from '../../../numbers/digits';
import { add, compare, type Dyadic, exact, multiply, ZERO } from '../../../numbers/dyadic';
import type { Region, Row } from '../floatProperty';
import { type Band, type Bends, type LinearBound, scaled, sumOfBands, withConstant } from './exactLinear';

/** A box of inputs whose bounds, multiplied by a scale, are exact numbers. */
export interface ExactBox {
  readonly lower: readonly Dyadic[];
  readonly upper: readonly Dyadic[];
  readonly scale: Dyadic;
}

/** The lower side of the relaxation of an activation whose sign is not decided: its part below zero or above it, or the nearer one of both. */
export type LowerSide = 'below' | 'above' | 'nearer';

const ONE = exact(1);

/** A power of ten that makes the decimals of a region and of rows whole. */
export function scaleOf({ decimals }: Pick<Region, 'decimals'>, rows: readonly Row[]): Dyadic {
  const all = [...(decimals?.lower ?? []), ...(decimals?.upper ?? []), ...rows.map(({ limit }) => limit.decimal)];
  const places = all.reduce((most, digits) => Math.max(most, digits?.places ?? 0), 0);
  return { mantissa: 10n ** BigInt(places), exponent: 0 };
}

/** The part of an exact region that lies in a box of floats. */
export function exactBox(
  { decimals }: Region,
  { lower, upper }: { readonly lower: ArrayLike<number>; readonly upper: ArrayLike<number> },
  scale: Dyadic,
): ExactBox {
  const bounds = (own: ArrayLike<number>, known: readonly Digits[] | undefined, isLower: boolean) =>
    Array.from(own, (bound, i) => {
      const rounded = multiply(exact(bound), scale);
      const decimal = known && wholeOf(known[i] as Digits, scale);
      return decimal && compare(decimal, rounded) > 0 === isLower ? decimal : rounded;
    });
  return { lower: bounds(lower, decimals?.lower, true), upper: bounds(upper, decimals?.upper, false), scale };
}

/** The limit of a row for proofs or for counterexamples, multiplied by the scale. */
export function limitOf({ limit }: Row, side: 'up' | 'down', scale: Dyadic): Dyadic {
  return limit.decimal ? wholeOf(limit.decimal, scale) : multiply(exact(limit[side]), scale);
}

/** A decimal times a power of ten that makes it whole. */
export function wholeOf({ coefficient, places }: Digits, scale: Dyadic): Dyadic {
  return { mantissa: (coefficient * scale.mantissa) / 10n ** BigInt(places), exponent: 0 };
}

/** The least value of a linear bound over a box, or the largest, multiplied by the scale. */
export function extreme(linear: LinearBound, { lower, upper }: ExactBox, which: 'least' | 'largest'): Dyadic {
  let sum = linear.at(-1) as Dyadic;
  for (let i = 0; i < lower.length; i++) {
    const part = linear[i] as Dyadic;
    if (part.mantissa === 0n) continue;
    const isLower = part.mantissa > 0n === (which === 'least');
    sum = add(sum, multiply(part, (isLower ? lower[i] : upper[i]) as Dyadic));
  }
  return sum;
}

/** Units that keep their sign over a box are linear, as are maxima of which one is the largest; others are relaxed, where a choice is given. */
export function bendOver(box: ExactBox, choice?: LowerSide): Bends {
  return {
    unit: (band, slope) => unitOver(box, band, slope, choice),
    largest: (bands) => largestOver(box, bands, choice),
  };
}

function unitOver(box: ExactBox, [below, above]: Band, slope: Dyadic, choice?: LowerSide): Band | undefined {
  const [least, largest] = [extreme(below, box, 'least'), extreme(above, box, 'largest')];
  if (compare(least, ZERO) >= 0) return [below, above];
  if (compare(largest, ZERO) <= 0) return sumOfBands([slope], [[below, above]]);
  if (!choice || compare(slope, ZERO) < 0 || compare(slope, ONE) > 0) return undefined;
  const isAbove = choice === 'nearer' ? compare(add(least, largest), ZERO) > 0 : choice === 'above';
  const chord = chordOf(numberOf(least), numberOf(largest), numberOf(slope));
  // Over the part a convex function is nowhere above a linear function that is not below it at both bounds.
  const over = [multiply(slope, least), largest].map((value, at) => {
    return add(value, negated(multiply(chord, (at === 0 ? least : largest) as Dyadic)));
  }) as [Dyadic, Dyadic];
  const intercept = compare(over[0], over[1]) > 0 ? over[0] : over[1];
  return [isAbove ? below : scaled(below, slope), withConstant(scaled(above, chord), intercept)];
}

/** The largest is at least the one that is never low, and at most the highest that any of them is anywhere. */
function largestOver(box: ExactBox, bands: readonly Band[], choice?: LowerSide): Band | undefined {
  const ranges = bands.map((band) => {
    return { band, least: extreme(band[0], box, 'least'), largest: extreme(band[1], box, 'largest') };
  });
  const best = ranges.reduce((one, other) => (compare(other.least, one.least) > 0 ? other : one));
  const rivals = ranges.filter((one) => one !== best && compare(one.largest, best.least) > 0);
  if (rivals.length === 0) return best.band;
  if (!choice) return undefined;
  const highest = [best, ...rivals].reduce((one, other) => (compare(other.largest, one.largest) > 0 ? other : one));
  return [best.band[0], [...best.band[1].slice(0, -1).map(() => ZERO), highest.largest]];
}

/** Any slope is sound; near that of the chord the bound is close. */
function chordOf(least: number, largest: number, slope: number): Dyadic {
  const chord = Math.fround((largest - slope * least) / (largest - least));
  return exact(chord >= 0 && chord <= 1 ? chord : 1);
}

function numberOf({ mantissa, exponent }: Dyadic): number {
  // Of large numbers only the leading digits count.
  const off = Math.max(0, mantissa.toString(2).length - 60);
  return Number(mantissa >> BigInt(off)) * 2 ** (exponent + off);
}

function negated({ mantissa, exponent }: Dyadic): Dyadic {
  return { mantissa: -mantissa, exponent };
}
