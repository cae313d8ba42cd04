import { digitsOf } from '../numbers/digits';
import { add, type Decimal, multiply, negate, signOf, toNumber, ZERO } from './decimal';

/** What bounds are computed in: floats for drawing, decimals where they are to be proved. */
export interface Arithmetic<T> {
  readonly zero: T;
  readonly of: (value: Decimal) => T;
  /** A number of at most twelve decimals: a slope, a share. */
  readonly from: (value: number) => T;
  readonly add: (a: T, b: T) => T;
  readonly multiply: (a: T, b: T) => T;
  readonly negate: (a: T) => T;
  /** −1, 0 or 1. */
  readonly sign: (a: T) => number;
  readonly toNumber: (a: T) => number;
}

/** Quick and rounded: for pictures, which say that they are drawn. */
export const FLOATS: Arithmetic<number> = {
  zero: 0,
  of: toNumber,
  from: (value) => value,
  add: (a, b) => a + b,
  multiply: (a, b) => a * b,
  negate: (a) => -a,
  sign: Math.sign,
  toNumber: (a) => a,
};

/** Exact: nothing is rounded, so a bound computed in it is proved. */
export const DECIMALS: Arithmetic<Decimal> = {
  zero: ZERO,
  of: (value) => value,
  from: (value) => digitsOf(value.toFixed(12)),
  add,
  multiply,
  negate,
  sign: signOf,
  toNumber,
};

export function subtractIn<T>({ add: plus, negate: minus }: Arithmetic<T>, a: T, b: T): T {
  return plus(a, minus(b));
}

export function smaller<T>(arithmetic: Arithmetic<T>, a: T, b: T): T {
  return arithmetic.sign(subtractIn(arithmetic, a, b)) <= 0 ? a : b;
}

export function larger<T>(arithmetic: Arithmetic<T>, a: T, b: T): T {
  return arithmetic.sign(subtractIn(arithmetic, a, b)) >= 0 ? a : b;
}
