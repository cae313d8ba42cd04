import { multiplyAdd } from '../multiplyAdd';
import { Entry, NARROW_PANEL, PANEL, TapRun } from './chainJob';
import { runsIn } from './chainRoom';

/** Products summed before they are added to others: BLOCK of ../../../rounding/intervalSums.ts. */
const BLOCK: i32 = 32;

/**
 * Sums of the runs' coefficients times the weights of entries, eight rows of four entries at a time, to where each of these has its
 * coefficients. A block goes on from one run to the next: those of single rows of taps are short. Not to be unrolled: what a turn
 * loads has just room beside the sums.
 *
 * @param count of entries, a multiple of PANEL
 */
export function sumPanels(room: usize, runCount: i32, entries: usize, count: i32): void {
  const zero = f32x4.splat(0);
  for (; count > 0; count -= PANEL, entries += <usize>PANEL * offsetof<Entry>()) {
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
    for (let runsLeft = runCount; runsLeft > 0; runsLeft--, runs += offsetof<TapRun>()) {
      const run = changetype<TapRun>(runs);
      const p0 = load<usize>(entries) + run.weights;
      const p1 = load<usize>(entries, offsetof<Entry>()) + run.weights;
      const p2 = load<usize>(entries, 2 * offsetof<Entry>()) + run.weights;
      const p3 = load<usize>(entries, 3 * offsetof<Entry>()) + run.weights;
      let a = run.coefficients;
      let units = run.units;
      for (let own = run.count; own > 0; ) {
        const most = min(own, left);
        const end = units + ((<usize>most) << 2);
        do {
          const u = <usize>load<u32>(units);
          const a0 = v128.load(a);
          const a1 = v128.load(a, 16);
          const w0 = v128.load32_splat(p0 + u);
          c0 = multiplyAdd(a0, w0, c0);
          d0 = multiplyAdd(a1, w0, d0);
          const w1 = v128.load32_splat(p1 + u);
          c1 = multiplyAdd(a0, w1, c1);
          d1 = multiplyAdd(a1, w1, d1);
          const w2 = v128.load32_splat(p2 + u);
          c2 = multiplyAdd(a0, w2, c2);
          d2 = multiplyAdd(a1, w2, d2);
          const w3 = v128.load32_splat(p3 + u);
          c3 = multiplyAdd(a0, w3, c3);
          d3 = multiplyAdd(a1, w3, d3);
          a += 32;
          units += 4;
        } while (units < end);
        own -= most;
        left -= most;
        if (left > 0) continue;
        addTo(load<usize>(entries, 4), isFirst, c0, d0);
        addTo(load<usize>(entries, offsetof<Entry>() + 4), isFirst, c1, d1);
        addTo(load<usize>(entries, 2 * offsetof<Entry>() + 4), isFirst, c2, d2);
        addTo(load<usize>(entries, 3 * offsetof<Entry>() + 4), isFirst, c3, d3);
        isFirst = false;
        c0 = c1 = c2 = c3 = zero;
        d0 = d1 = d2 = d3 = zero;
        left = BLOCK;
      }
    }
    if (left === BLOCK && !isFirst) continue;
    addTo(load<usize>(entries, 4), isFirst, c0, d0);
    addTo(load<usize>(entries, offsetof<Entry>() + 4), isFirst, c1, d1);
    addTo(load<usize>(entries, 2 * offsetof<Entry>() + 4), isFirst, c2, d2);
    addTo(load<usize>(entries, 3 * offsetof<Entry>() + 4), isFirst, c3, d3);
  }
}

/** Begins an entry's coefficients with a block's sums, or adds these to them. */
function addTo(to: usize, isFirst: bool, first: v128, second: v128): void {
  if (isFirst) {
    v128.store(to, first);
    v128.store(to, second, 16);
  } else {
    v128.store(to, f32x4.add(v128.load(to), first));
    v128.store(to, f32x4.add(v128.load(to, 16), second), 16);
  }
}

/**
 * The same of four rows, for three entries at a time, of which units take turns in two sums each: few sums would wait for each other.
 *
 * @param count of entries, a multiple of NARROW_PANEL
 */
export function sumNarrowPanels(room: usize, runCount: i32, entries: usize, count: i32): void {
  const zero = f32x4.splat(0);
  for (; count > 0; count -= NARROW_PANEL, entries += <usize>NARROW_PANEL * offsetof<Entry>()) {
    let runs = runsIn(room);
    let isFirst = true;
    let c0 = zero;
    let c1 = zero;
    let c2 = zero;
    let d0 = zero;
    let d1 = zero;
    let d2 = zero;
    let left = BLOCK;
    for (let runsLeft = runCount; runsLeft > 0; runsLeft--, runs += offsetof<TapRun>()) {
      const run = changetype<TapRun>(runs);
      const p0 = load<usize>(entries) + run.weights;
      const p1 = load<usize>(entries, offsetof<Entry>()) + run.weights;
      const p2 = load<usize>(entries, 2 * offsetof<Entry>()) + run.weights;
      let a = run.coefficients;
      let units = run.units;
      for (let own = run.count; own > 0; ) {
        const most = min(own, left);
        for (let pairs = most >> 1; pairs > 0; pairs--) {
          const u = <usize>load<u32>(units);
          const v = <usize>load<u32>(units, 4);
          const a0 = v128.load(a);
          const a1 = v128.load(a, 16);
          c0 = multiplyAdd(a0, v128.load32_splat(p0 + u), c0);
          c1 = multiplyAdd(a0, v128.load32_splat(p1 + u), c1);
          c2 = multiplyAdd(a0, v128.load32_splat(p2 + u), c2);
          d0 = multiplyAdd(a1, v128.load32_splat(p0 + v), d0);
          d1 = multiplyAdd(a1, v128.load32_splat(p1 + v), d1);
          d2 = multiplyAdd(a1, v128.load32_splat(p2 + v), d2);
          a += 32;
          units += 8;
        }
        if (most & 1) {
          const u = <usize>load<u32>(units);
          const a0 = v128.load(a);
          c0 = multiplyAdd(a0, v128.load32_splat(p0 + u), c0);
          c1 = multiplyAdd(a0, v128.load32_splat(p1 + u), c1);
          c2 = multiplyAdd(a0, v128.load32_splat(p2 + u), c2);
          a += 16;
          units += 4;
        }
        own -= most;
        left -= most;
        if (left > 0) continue;
        addFourTo(load<usize>(entries, 4), isFirst, f32x4.add(c0, d0));
        addFourTo(load<usize>(entries, offsetof<Entry>() + 4), isFirst, f32x4.add(c1, d1));
        addFourTo(load<usize>(entries, 2 * offsetof<Entry>() + 4), isFirst, f32x4.add(c2, d2));
        isFirst = false;
        c0 = c1 = c2 = d0 = d1 = d2 = zero;
        left = BLOCK;
      }
    }
    if (left === BLOCK && !isFirst) continue;
    addFourTo(load<usize>(entries, 4), isFirst, f32x4.add(c0, d0));
    addFourTo(load<usize>(entries, offsetof<Entry>() + 4), isFirst, f32x4.add(c1, d1));
    addFourTo(load<usize>(entries, 2 * offsetof<Entry>() + 4), isFirst, f32x4.add(c2, d2));
  }
}

function addFourTo(to: usize, isFirst: bool, sums: v128): void {
  v128.store(to, isFirst ? sums : f32x4.add(v128.load(to), sums));
}
