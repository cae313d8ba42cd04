import { Run } from './job';
import { multiplyAdd } from './multiplyAdd';
import { addInFloat64 } from './tileSums';

/**
 * The sums of a tile, [4 positions][8 outputs] in float64: what they start with, and the products of four windows with a
 * panel of weights. Blocks of products are summed in float32, the blocks in float64.
 *
 * The loop does one product of every output a round: more would not fit the sixteen registers that processors have.
 *
 * @param start eight numbers in float64, those of every position
 */
export function sumProducts(
  sums: usize,
  start: usize,
  p0: usize,
  p1: usize,
  p2: usize,
  p3: usize,
  weights: usize,
  runs: usize,
  runCount: i32,
): void {
  // The first block is added to the start, the others to what there is.
  let known = start;
  let step: usize = 0;
  let a0 = f32x4.splat(0);
  let a1 = a0;
  let b0 = a0;
  let b1 = a0;
  let c0 = a0;
  let c1 = a0;
  let d0 = a0;
  let d1 = a0;
  for (let left = runCount; left > 0; left--) {
    const run = changetype<Run>(runs);
    const offset = <usize>run.offset;
    let a = p0 + offset;
    let b = p1 + offset;
    let c = p2 + offset;
    let d = p3 + offset;
    for (let n = run.length; n > 0; n--) {
      const w0 = v128.load(weights);
      const w1 = v128.load(weights, 16);
      const xa = v128.load32_splat(a);
      const xb = v128.load32_splat(b);
      const xc = v128.load32_splat(c);
      const xd = v128.load32_splat(d);
      a0 = multiplyAdd(xa, w0, a0);
      a1 = multiplyAdd(xa, w1, a1);
      b0 = multiplyAdd(xb, w0, b0);
      b1 = multiplyAdd(xb, w1, b1);
      c0 = multiplyAdd(xc, w0, c0);
      c1 = multiplyAdd(xc, w1, c1);
      d0 = multiplyAdd(xd, w0, d0);
      d1 = multiplyAdd(xd, w1, d1);
      weights += 32;
      a += 4;
      b += 4;
      c += 4;
      d += 4;
    }
    if (left === 1 || run.endsBlock) {
      addInFloat64(sums, known, a0, a1);
      addInFloat64(sums + 64, known + step, b0, b1);
      addInFloat64(sums + 128, known + 2 * step, c0, c1);
      addInFloat64(sums + 192, known + 3 * step, d0, d1);
      known = sums;
      step = 64;
      a0 = f32x4.splat(0);
      a1 = a0;
      b0 = a0;
      b1 = a0;
      c0 = a0;
      c1 = a0;
      d0 = a0;
      d1 = a0;
    }
    runs += offsetof<Run>();
  }
}
