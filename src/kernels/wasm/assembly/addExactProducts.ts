import { Run } from './job';
import { multiplyAdd64 } from './multiplyAdd';
import { highHalf } from './tileSums';

/**
 * Adds to the sums of two positions, [2][8 outputs] in float64, the products of two windows with a panel of weights, all in float64, where
 * products of float32 numbers are exact.
 */
export function addExactProducts(sums: usize, p0: usize, p1: usize, weights: usize, runs: usize, runCount: i32): void {
  let a0 = v128.load(sums);
  let a1 = v128.load(sums, 16);
  let a2 = v128.load(sums, 32);
  let a3 = v128.load(sums, 48);
  let b0 = v128.load(sums, 64);
  let b1 = v128.load(sums, 80);
  let b2 = v128.load(sums, 96);
  let b3 = v128.load(sums, 112);
  for (let left = runCount; left > 0; left--) {
    const run = changetype<Run>(runs);
    const offset = <usize>run.offset;
    let a = p0 + offset;
    let b = p1 + offset;
    for (let n = run.length; n > 0; n--) {
      const first = v128.load(weights);
      const second = v128.load(weights, 16);
      const w0 = f64x2.promote_low_f32x4(first);
      const w1 = f64x2.promote_low_f32x4(highHalf(first));
      const w2 = f64x2.promote_low_f32x4(second);
      const w3 = f64x2.promote_low_f32x4(highHalf(second));
      const xa = f64x2.promote_low_f32x4(v128.load32_splat(a));
      const xb = f64x2.promote_low_f32x4(v128.load32_splat(b));
      a0 = multiplyAdd64(xa, w0, a0);
      a1 = multiplyAdd64(xa, w1, a1);
      a2 = multiplyAdd64(xa, w2, a2);
      a3 = multiplyAdd64(xa, w3, a3);
      b0 = multiplyAdd64(xb, w0, b0);
      b1 = multiplyAdd64(xb, w1, b1);
      b2 = multiplyAdd64(xb, w2, b2);
      b3 = multiplyAdd64(xb, w3, b3);
      weights += 32;
      a += 4;
      b += 4;
    }
    runs += offsetof<Run>();
  }
  v128.store(sums, a0);
  v128.store(sums, a1, 16);
  v128.store(sums, a2, 32);
  v128.store(sums, a3, 48);
  v128.store(sums, b0, 64);
  v128.store(sums, b1, 80);
  v128.store(sums, b2, 96);
  v128.store(sums, b3, 112);
}
