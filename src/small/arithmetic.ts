import { digitsOf } from '../numbers/digits';
import { add, type Decimal, multiply, negate, signOf, toNumber, ZERO } from './decimal';
import {
  addFractions,
  decimalQuotient,
  type Fraction,
  floatNear,
  fractionOf,
  multiplyFractions,
  quotientNear,
} from './fraction';

/** What bounds are computed in: floats for drawing, decimals and fractions where they are to be proved. */
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

/** One that knows quotients, too: for relaxations, of which every slope holds, so that one next to the quotient will do. */
export interface Dividing<T> extends Arithmetic<T> {
  readonly quotient: (a: T, b: T) => T;
}

/** Quick and rounded: for pictures, which say that they are drawn. */
export const FLOATS: Dividing<number> = {
  zero: 0,
  of: toNumber,
  from: (value) => value,
  add: (a, b) => a + b,
  multiply: (a, b) => a * b,
  negate: (a) => -a,
  sign: Math.sign,
  toNumber: (a) => a,
  quotient: (a, b) => a / b,
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

/** Exact like decimals, and so are short quotients: a slope of 1/3 is no decimal. */
export const FRACTIONS: Dividing<Fraction> = {
  zero: fractionOf(ZERO),
  of: fractionOf,
  from: (value) => fractionOf(digitsOf(value.toFixed(12))),
  add: addFractions,
  multiply: multiplyFractions,
  negate: ([up, down]) => [-up, down],
  sign: ([up]) => Number(up > 0n) - Number(up < 0n),
  toNumber: floatNear,
  quotient: quotientNear,
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

/** The same with decimals for quotients. */
export const DECIMAL_SLOPES: Dividing<Fraction> = { ...FRACTIONS, quotient: decimalQuotient };
