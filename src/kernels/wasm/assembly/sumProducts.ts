import { Run } from './job';
import { multiplyAdd } from './multiplyAdd';
import { inFloat32 } from './tileSums';

/** Blocks of products whose sums make up a group: GROUP of ../../rounding/intervalSums.ts. */
const GROUP: i32 = 8;

/** Inlined where it is called: a call with so many arguments takes as long as some products. Only what belongs to a class can be marked so. */
export class ProductSums {
  /**
   * The sums of a tile, [4 positions][8 outputs]: what they start with, and the products of four windows with a panel of weights. Blocks of
   * products, groups of blocks and all groups are summed in turn (see blockTerms of ../../rounding/intervalSums.ts).
   *
   * The loop does one product of every output a round: more would not fit the sixteen registers that processors have.
   *
   * @param start eight numbers in float64, those of every position, each a float32 number
   * @param group room for as many sums
   */
  @inline
  static write(
    sums: usize,
    start: usize,
    group: usize,
    p0: usize,
    p1: usize,
    p2: usize,
    p3: usize,
    weights: usize,
    runs: usize,
    runCount: i32,
  ): void {
    let blocks = 0;
    let hasTotal = false;
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
        if (blocks > 0) {
          a0 = f32x4.add(v128.load(group), a0);
          a1 = f32x4.add(v128.load(group, 16), a1);
          b0 = f32x4.add(v128.load(group, 32), b0);
          b1 = f32x4.add(v128.load(group, 48), b1);
          c0 = f32x4.add(v128.load(group, 64), c0);
          c1 = f32x4.add(v128.load(group, 80), c1);
          d0 = f32x4.add(v128.load(group, 96), d0);
          d1 = f32x4.add(v128.load(group, 112), d1);
        }
        let to = group;
        if (left === 1 || ++blocks === GROUP) {
          if (hasTotal) {
            a0 = f32x4.add(v128.load(sums), a0);
            a1 = f32x4.add(v128.load(sums, 16), a1);
            b0 = f32x4.add(v128.load(sums, 32), b0);
            b1 = f32x4.add(v128.load(sums, 48), b1);
            c0 = f32x4.add(v128.load(sums, 64), c0);
            c1 = f32x4.add(v128.load(sums, 80), c1);
            d0 = f32x4.add(v128.load(sums, 96), d0);
            d1 = f32x4.add(v128.load(sums, 112), d1);
          }
          hasTotal = true;
          blocks = 0;
          to = sums;
          if (left === 1) {
            const first = inFloat32(v128.load(start), v128.load(start, 16));
            const second = inFloat32(v128.load(start, 32), v128.load(start, 48));
            a0 = f32x4.add(a0, first);
            a1 = f32x4.add(a1, second);
            b0 = f32x4.add(b0, first);
            b1 = f32x4.add(b1, second);
            c0 = f32x4.add(c0, first);
            c1 = f32x4.add(c1, second);
            d0 = f32x4.add(d0, first);
            d1 = f32x4.add(d1, second);
          }
        }
        v128.store(to, a0);
        v128.store(to, a1, 16);
        v128.store(to, b0, 32);
        v128.store(to, b1, 48);
        v128.store(to, c0, 64);
        v128.store(to, c1, 80);
        v128.store(to, d0, 96);
        v128.store(to, d1, 112);
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
}
