/** An exact number mantissa·2^exponent: every float32 and float64 is one, and sums and products of them are too. */
export interface Dyadic {
  readonly mantissa: bigint;
  readonly exponent: number;
}

export const ZERO: Dyadic = { mantissa: 0n, exponent: 0 };

const view = new DataView(new ArrayBuffer(8));

/** The exact value of a finite float64. */
export function exact(x: number): Dyadic {
  if (!Number.isFinite(x)) throw new RangeError(`${x} has no exact value.`);
  view.setFloat64(0, x);
  const bits = view.getBigUint64(0);
  const biased = Number((bits >> 52n) & 0x7ffn);
  const fraction = bits & 0xfffffffffffffn;
  const magnitude = biased === 0 ? fraction : fraction | 0x10000000000000n;
  return { mantissa: x < 0 ? -magnitude : magnitude, exponent: Math.max(biased, 1) - 1075 };
}

export function add(a: Dyadic, b: Dyadic): Dyadic {
  const exponent = Math.min(a.exponent, b.exponent);
  return { mantissa: shifted(a, exponent) + shifted(b, exponent), exponent };
}

export function multiply(a: Dyadic, b: Dyadic): Dyadic {
  return { mantissa: a.mantissa * b.mantissa, exponent: a.exponent + b.exponent };
}

/** Negative, zero or positive as a is less than, equal to or greater than b. */
export function compare(a: Dyadic, b: Dyadic): number {
  const exponent = Math.min(a.exponent, b.exponent);
  const difference = shifted(a, exponent) - shifted(b, exponent);
  return difference < 0n ? -1 : Number(difference > 0n);
}

/** Whether lower ≤ x ≤ upper, exactly; infinite bounds enclose everything. */
export function encloses(lower: number, x: Dyadic, upper: number): boolean {
  const below = lower === Number.NEGATIVE_INFINITY || compare(exact(lower), x) <= 0;
  const above = upper === Number.POSITIVE_INFINITY || compare(x, exact(upper)) <= 0;
  return below && above;
}

function shifted({ mantissa, exponent }: Dyadic, to: number): bigint {
  return mantissa << BigInt(exponent - to);
}
