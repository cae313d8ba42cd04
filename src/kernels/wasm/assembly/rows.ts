import { highHalf } from './tileSums';

/** Numbers that meet coefficients [batch, rows, n], shared along some axes. */
@unmanaged
class RowOperand {
  address: usize;
  /** Bytes from one sample to the next and from one row to the next; 0 where they share the numbers. */
  perSample: usize;
  perRow: usize;
}

/** Where a row's numbers lie. */
function rowOf(operand: RowOperand, sample: i32, row: i32): usize {
  return operand.address + <usize>sample * operand.perSample + <usize>row * operand.perRow;
}

/**
 * x·(a < 0 ? upper : lower) for rows of coefficients a [batch, rows, n]; see ../../relaxRows.ts.
 *
 * @param x where factors lie: a itself, as many others, or one for each row
 * @param isOneForRow whether x has one number for each row
 * @param operands of the kinds lower and upper, one RowOperand after the other
 */
export function relaxRows(
  result: usize,
  a: usize,
  x: usize,
  isOneForRow: bool,
  operands: usize,
  batch: i32,
  rows: i32,
  n: i32,
): void {
  const lower = changetype<RowOperand>(operands);
  const upper = changetype<RowOperand>(operands + offsetof<RowOperand>());
  const length = (<usize>n) << 2;
  for (let sample = 0; sample < batch; sample++) {
    for (let row = 0; row < rows; row++) {
      const below = rowOf(lower, sample, row);
      const above = rowOf(upper, sample, row);
      if (isOneForRow) {
        scaleRow(result, a, load<f32>(x), below, above, length);
        x += 4;
      } else {
        relaxRow(result, a, x, below, above, length);
        x += length;
      }
      a += length;
      result += length;
    }
  }
}

function relaxRow(result: usize, a: usize, x: usize, lower: usize, upper: usize, length: usize): void {
  const zero = f32x4.splat(0);
  let at: usize = 0;
  for (; at + 16 <= length; at += 16) {
    const isNegative = f32x4.lt(v128.load(a + at), zero);
    const slope = v128.bitselect(v128.load(upper + at), v128.load(lower + at), isNegative);
    v128.store(result + at, f32x4.mul(v128.load(x + at), slope));
  }
  for (; at < length; at += 4) {
    const slope = load<f32>((load<f32>(a + at) < 0 ? upper : lower) + at);
    store<f32>(result + at, load<f32>(x + at) * slope);
  }
}

function scaleRow(result: usize, a: usize, factor: f32, lower: usize, upper: usize, length: usize): void {
  const zero = f32x4.splat(0);
  const factors = f32x4.splat(factor);
  let at: usize = 0;
  for (; at + 16 <= length; at += 16) {
    const isNegative = f32x4.lt(v128.load(a + at), zero);
    const slope = v128.bitselect(v128.load(upper + at), v128.load(lower + at), isNegative);
    v128.store(result + at, f32x4.mul(factors, slope));
  }
  for (; at < length; at += 4) {
    store<f32>(result + at, factor * load<f32>((load<f32>(a + at) < 0 ? upper : lower) + at));
  }
}

/** More than rounding to float32 moves a number, relative to it. */
const UP: f64 = 1 + 2.384185791015625e-7;
/** More than one rounding to float32 and what is added to it here lose. */
const ROUNDING: f64 = 5.960470161880949e-8;

/**
 * Least values of Σ a·z over boxes of z for rows of coefficients a [batch, rows, n], and their errors; see
 * ../../concretizeRows.ts.
 *
 * Products of float32 numbers are exact in float64, and a sum of n numbers there is off by less than n·2⁻⁵² Σ|a·end|.
 * Rounding it to float32 moves it by 2⁻²⁴ of itself. That, Σ|a|·weight and `underflow` are the error, which is scaled
 * by 1 + 2⁻²² for its own roundings.
 *
 * @param least one number for each row
 * @param errors the same, or 0 where rounding is ignored
 * @param operands of the kinds lower, upper and weight, one RowOperand after the other
 */
export function concretizeRows(
  least: usize,
  errors: usize,
  a: usize,
  operands: usize,
  batch: i32,
  rows: i32,
  n: i32,
  underflow: f64,
): void {
  const lower = changetype<RowOperand>(operands);
  const upper = changetype<RowOperand>(operands + offsetof<RowOperand>());
  const weight = changetype<RowOperand>(operands + 2 * offsetof<RowOperand>());
  const length = (<usize>n) << 2;
  for (let sample = 0; sample < batch; sample++) {
    for (let row = 0; row < rows; row++) {
      const below = rowOf(lower, sample, row);
      const above = rowOf(upper, sample, row);
      if (errors) {
        sumWithError(least, errors, a, below, above, rowOf(weight, sample, row), length, underflow);
        errors += 4;
      } else {
        store<f32>(least, <f32>sumRow(a, below, above, length));
      }
      a += length;
      least += 4;
    }
  }
}

function sumRow(a: usize, lower: usize, upper: usize, length: usize): f64 {
  const zero = f32x4.splat(0);
  let first = f64x2.splat(0);
  let second = first;
  let at: usize = 0;
  for (; at + 16 <= length; at += 16) {
    const x = v128.load(a + at);
    const bound = v128.bitselect(v128.load(upper + at), v128.load(lower + at), f32x4.lt(x, zero));
    first = f64x2.add(first, f64x2.mul(f64x2.promote_low_f32x4(x), f64x2.promote_low_f32x4(bound)));
    const far = f64x2.mul(f64x2.promote_low_f32x4(highHalf(x)), f64x2.promote_low_f32x4(highHalf(bound)));
    second = f64x2.add(second, far);
  }
  let sum = sumOf(f64x2.add(first, second));
  for (; at < length; at += 4) {
    const x = load<f32>(a + at);
    sum += <f64>x * <f64>load<f32>((x < 0 ? upper : lower) + at);
  }
  return sum;
}

function sumWithError(
  least: usize,
  error: usize,
  a: usize,
  lower: usize,
  upper: usize,
  weight: usize,
  length: usize,
  underflow: f64,
): void {
  const zero = f32x4.splat(0);
  let sums = f64x2.splat(0);
  let sizes = sums;
  let losses = sums;
  let at: usize = 0;
  for (; at + 16 <= length; at += 16) {
    const x = v128.load(a + at);
    const bound = v128.bitselect(v128.load(upper + at), v128.load(lower + at), f32x4.lt(x, zero));
    const w = v128.load(weight + at);
    const near = f64x2.promote_low_f32x4(x);
    const far = f64x2.promote_low_f32x4(highHalf(x));
    const nearTerm = f64x2.mul(near, f64x2.promote_low_f32x4(bound));
    const farTerm = f64x2.mul(far, f64x2.promote_low_f32x4(highHalf(bound)));
    sums = f64x2.add(sums, f64x2.add(nearTerm, farTerm));
    sizes = f64x2.add(sizes, f64x2.add(f64x2.abs(nearTerm), f64x2.abs(farTerm)));
    const nearLoss = f64x2.mul(f64x2.abs(near), f64x2.promote_low_f32x4(w));
    const farLoss = f64x2.mul(f64x2.abs(far), f64x2.promote_low_f32x4(highHalf(w)));
    losses = f64x2.add(losses, f64x2.add(nearLoss, farLoss));
  }
  let sum = sumOf(sums);
  let size = sumOf(sizes);
  let loss = sumOf(losses);
  for (; at < length; at += 4) {
    const x = load<f32>(a + at);
    const term = <f64>x * <f64>load<f32>((x < 0 ? upper : lower) + at);
    sum += term;
    size += abs(term);
    loss += abs(<f64>x) * <f64>load<f32>(weight + at);
  }
  const summing = <f64>(length >> 2) * f64.EPSILON * size;
  store<f32>(least, <f32>sum);
  store<f32>(error, <f32>((loss + summing + ROUNDING * abs(sum) + underflow) * UP));
}

function sumOf(pair: v128): f64 {
  return f64x2.extract_lane(pair, 0) + f64x2.extract_lane(pair, 1);
}
