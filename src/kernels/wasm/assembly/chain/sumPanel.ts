import { multiplyAdd } from '../multiplyAdd';
import { TapRun, UNIT_BYTES } from './chainJob';
import { runsIn } from './chainRoom';

/** Products summed before they are added to others: BLOCK of ../../../rounding/intervalSums.ts. */
const BLOCK: i32 = 32;

/** Inlined where it is called, as ProductSums are. */
export class PanelSums {
  /**
   * Sums of the runs' coefficients times a panel's weights: totals, [4 entries][8 rows]. A block goes on from one run to the next: those
   * of single taps are short.
   */
  @inline
  static write(room: usize, runCount: i32, panel: usize, totals: usize): void {
    const zero = f32x4.splat(0);
    let runs = runsIn(room);
    let isFirst = true;
    let c0 = zero;
    let c1 = zero;
    let c2 = zero;
    let c3 = zero;
    let d0 = zero;
    let d1 = zero;
    let d2 = zero;
    let d3 = zero;
    // Products that the block may still take.
    let left = BLOCK;
    if (runCount === 0) clearTotals(totals);
    for (; runCount > 0; runCount--) {
      const run = changetype<TapRun>(runs);
      const weights = panel + <usize>run.weights;
      let a = run.coefficients;
      let units = run.units;
      for (let count = run.count; count > 0; ) {
        const most = min(count, left);
        for (let n = most; n > 0; n--) {
          const w = weights + <usize>load<u32>(units);
          const a0 = v128.load(a);
          const a1 = v128.load(a, 16);
          const w0 = v128.load32_splat(w);
          c0 = multiplyAdd(a0, w0, c0);
          d0 = multiplyAdd(a1, w0, d0);
          const w1 = v128.load32_splat(w, 4);
          c1 = multiplyAdd(a0, w1, c1);
          d1 = multiplyAdd(a1, w1, d1);
          const w2 = v128.load32_splat(w, 8);
          c2 = multiplyAdd(a0, w2, c2);
          d2 = multiplyAdd(a1, w2, d2);
          const w3 = v128.load32_splat(w, 12);
          c3 = multiplyAdd(a0, w3, c3);
          d3 = multiplyAdd(a1, w3, d3);
          units += 4;
          a += UNIT_BYTES;
        }
        count -= most;
        left -= most;
        if (left > 0 && (count > 0 || runCount > 1)) continue;
        if (!isFirst) {
          c0 = f32x4.add(v128.load(totals), c0);
          d0 = f32x4.add(v128.load(totals, 16), d0);
          c1 = f32x4.add(v128.load(totals, 32), c1);
          d1 = f32x4.add(v128.load(totals, 48), d1);
          c2 = f32x4.add(v128.load(totals, 64), c2);
          d2 = f32x4.add(v128.load(totals, 80), d2);
          c3 = f32x4.add(v128.load(totals, 96), c3);
          d3 = f32x4.add(v128.load(totals, 112), d3);
        }
        v128.store(totals, c0);
        v128.store(totals, d0, 16);
        v128.store(totals, c1, 32);
        v128.store(totals, d1, 48);
        v128.store(totals, c2, 64);
        v128.store(totals, d2, 80);
        v128.store(totals, c3, 96);
        v128.store(totals, d3, 112);
        isFirst = false;
        c0 = zero;
        c1 = zero;
        c2 = zero;
        c3 = zero;
        d0 = zero;
        d1 = zero;
        d2 = zero;
        d3 = zero;
        left = BLOCK;
      }
      runs += offsetof<TapRun>();
    }
  }
}

function clearTotals(totals: usize): void {
  for (let at = totals; at < totals + 4 * UNIT_BYTES; at += 16) v128.store(at, f32x4.splat(0));
}

/**
 * The same of few rows, one after the other: four entries lie in a vector then, and four sums that do not wait for each
 * other take turns. Totals of other rows are 0.
 */
export function sumRows(room: usize, runCount: i32, panel: usize, rows: i32, totals: usize): void {
  clearTotals(totals);
  for (let row = 0; row < rows; row++) {
    const total = sumRow(runsIn(room), runCount, panel, (<usize>row) << 2);
    const to = totals + ((<usize>row) << 2);
    v128.store32_lane(to, total, 0);
    v128.store32_lane(to, total, 1, UNIT_BYTES);
    v128.store32_lane(to, total, 2, 2 * UNIT_BYTES);
    v128.store32_lane(to, total, 3, 3 * UNIT_BYTES);
  }
}

/** The row's total for each of the four entries. */
function sumRow(runs: usize, runCount: i32, panel: usize, row: usize): v128 {
  const zero = f32x4.splat(0);
  let total = zero;
  let s0 = zero;
  let s1 = zero;
  let s2 = zero;
  let s3 = zero;
  // Products that one of the sums may still take.
  let left = BLOCK;
  for (; runCount > 0; runCount--, runs += offsetof<TapRun>()) {
    const run = changetype<TapRun>(runs);
    const weights = panel + <usize>run.weights;
    let a = run.coefficients + row;
    let units = run.units;
    for (let count = run.count; count > 0; count -= BLOCK) {
      let n = min(count, BLOCK);
      const longest = (n >> 2) + (n & 3);
      if (left < longest) {
        total = f32x4.add(total, f32x4.add(f32x4.add(s0, s1), f32x4.add(s2, s3)));
        s0 = zero;
        s1 = zero;
        s2 = zero;
        s3 = zero;
        left = BLOCK;
      }
      left -= longest;
      for (; n >= 4; n -= 4) {
        s0 = multiplyAdd(v128.load32_splat(a), v128.load(weights + <usize>load<u32>(units)), s0);
        s1 = multiplyAdd(v128.load32_splat(a, UNIT_BYTES), v128.load(weights + <usize>load<u32>(units, 4)), s1);
        s2 = multiplyAdd(v128.load32_splat(a, 2 * UNIT_BYTES), v128.load(weights + <usize>load<u32>(units, 8)), s2);
        s3 = multiplyAdd(v128.load32_splat(a, 3 * UNIT_BYTES), v128.load(weights + <usize>load<u32>(units, 12)), s3);
        a += 4 * UNIT_BYTES;
        units += 16;
      }
      for (; n > 0; n--, a += UNIT_BYTES, units += 4) {
        s0 = multiplyAdd(v128.load32_splat(a), v128.load(weights + <usize>load<u32>(units)), s0);
      }
    }
  }
  return f32x4.add(total, f32x4.add(f32x4.add(s0, s1), f32x4.add(s2, s3)));
}
