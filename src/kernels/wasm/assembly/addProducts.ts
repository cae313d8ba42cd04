import { Run } from './job';
import { multiplyAdd } from './multiplyAdd';
import { highHalf } from './tileSums';

/**
 * Adds to the sums of a tile, [4 positions][8 outputs] in float64, the products of four windows with a panel of weights.
 * Blocks of products are summed in float32, the blocks in float64.
 *
 * The loop does one product of every output a round: more would not fit the sixteen registers that processors have.
 *
 * @param cut whether blocks end where the runs say; else all products are one block
 */
export function addProducts(
  sums: usize,
  p0: usize,
  p1: usize,
  p2: usize,
  p3: usize,
  weights: usize,
  runs: usize,
  runCount: i32,
  cut: bool,
): void {
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
    if (left === 1 || (cut && run.endsBlock)) {
      addBlock(sums, 0, a0, a1);
      addBlock(sums, 64, b0, b1);
      addBlock(sums, 128, c0, c1);
      addBlock(sums, 192, d0, d1);
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

function addBlock(sums: usize, at: usize, first: v128, second: v128): void {
  const to = sums + at;
  v128.store(to, f64x2.add(v128.load(to), f64x2.promote_low_f32x4(first)));
  v128.store(to, f64x2.add(v128.load(to, 16), f64x2.promote_low_f32x4(highHalf(first))), 16);
  v128.store(to, f64x2.add(v128.load(to, 32), f64x2.promote_low_f32x4(second)), 32);
  v128.store(to, f64x2.add(v128.load(to, 48), f64x2.promote_low_f32x4(highHalf(second))), 48);
}
