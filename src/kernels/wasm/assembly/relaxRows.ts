import { RowOperand, rowOf } from './rowOperand';

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
