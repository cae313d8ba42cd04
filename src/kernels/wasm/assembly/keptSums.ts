import { TileBounds } from './boundByRadii';
import { Job, PANEL_OUTPUTS, SUMS_SIZE } from './job';
import { multiplyAdd, multiplyAdd64 } from './multiplyAdd';
import { highHalf, inFloat32, startSums } from './tileSums';

/** Products of a block, and blocks of a group: BLOCK and GROUP of ../../rounding/intervalSums.ts. */
const BLOCK: i32 = 32;
const GROUP: i32 = 8;

/**
 * The sums of a tile over centres, [4 positions][8 outputs]: in blocks, groups and all, as ProductSums forms them, or in float64, as
 * addExactProducts does.
 */
export function sumKeptCenters(job: Job, panel: i32, tile: usize, kept: i32, sums: usize, group: usize): void {
  const terms = <usize>job.terms;
  const weights = job.weights + <usize>(panel * job.terms * PANEL_OUTPUTS * 4);
  const start = job.bias + <usize>(panel * PANEL_OUTPUTS * 8);
  let x = tile;
  let places = tile + (terms << 5);
  if (job.isExact) {
    startSums(sums, start);
    addExactKept(sums, x, places, weights, kept);
    addExactKept(sums + SUMS_SIZE / 2, x + 8, places, weights, kept);
    return;
  }
  let left = kept;
  let blocks = 0;
  let hasTotal = false;
  do {
    let a0 = f32x4.splat(0);
    let a1 = a0;
    let b0 = a0;
    let b1 = a0;
    let c0 = a0;
    let c1 = a0;
    let d0 = a0;
    let d1 = a0;
    const inBlock = min(left, BLOCK);
    left -= inBlock;
    for (let n = inBlock; n > 0; n--) {
      const w = weights + <usize>load<u32>(places);
      const w0 = v128.load(w);
      const w1 = v128.load(w, 16);
      const xa = v128.load32_splat(x);
      const xb = v128.load32_splat(x, 4);
      const xc = v128.load32_splat(x, 8);
      const xd = v128.load32_splat(x, 12);
      a0 = multiplyAdd(xa, w0, a0);
      a1 = multiplyAdd(xa, w1, a1);
      b0 = multiplyAdd(xb, w0, b0);
      b1 = multiplyAdd(xb, w1, b1);
      c0 = multiplyAdd(xc, w0, c0);
      c1 = multiplyAdd(xc, w1, c1);
      d0 = multiplyAdd(xd, w0, d0);
      d1 = multiplyAdd(xd, w1, d1);
      x += 16;
      places += 4;
    }
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
    if (left === 0 || ++blocks === GROUP) {
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
      if (left === 0) {
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
  } while (left > 0);
}

/** Adds to the sums of two positions, in float64, the products that are kept; `x` is where the first one's two numbers are. */
function addExactKept(sums: usize, x: usize, places: usize, weights: usize, kept: i32): void {
  let a0 = v128.load(sums);
  let a1 = v128.load(sums, 16);
  let a2 = v128.load(sums, 32);
  let a3 = v128.load(sums, 48);
  let b0 = v128.load(sums, 64);
  let b1 = v128.load(sums, 80);
  let b2 = v128.load(sums, 96);
  let b3 = v128.load(sums, 112);
  for (let n = kept; n > 0; n--) {
    const w = weights + <usize>load<u32>(places);
    const first = v128.load(w);
    const second = v128.load(w, 16);
    const w0 = f64x2.promote_low_f32x4(first);
    const w1 = f64x2.promote_low_f32x4(highHalf(first));
    const w2 = f64x2.promote_low_f32x4(second);
    const w3 = f64x2.promote_low_f32x4(highHalf(second));
    const xa = f64x2.promote_low_f32x4(v128.load32_splat(x));
    const xb = f64x2.promote_low_f32x4(v128.load32_splat(x, 4));
    a0 = multiplyAdd64(xa, w0, a0);
    a1 = multiplyAdd64(xa, w1, a1);
    a2 = multiplyAdd64(xa, w2, a2);
    a3 = multiplyAdd64(xa, w3, a3);
    b0 = multiplyAdd64(xb, w0, b0);
    b1 = multiplyAdd64(xb, w1, b1);
    b2 = multiplyAdd64(xb, w2, b2);
    b3 = multiplyAdd64(xb, w3, b3);
    x += 16;
    places += 4;
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

/** The bounds of a tile: its sums over centres ∓ those over radii. */
export function boundKeptRadii(
  job: Job,
  tile: i32,
  panel: i32,
  from: usize,
  kept: i32,
  centers: usize,
  room: usize,
): void {
  const terms = <usize>job.terms;
  const weights = job.magnitudes + <usize>(panel * job.terms * PANEL_OUTPUTS * 4);
  let x = from + (terms << 4);
  let places = from + (terms << 5);
  let a0 = f32x4.splat(0);
  let a1 = a0;
  let b0 = a0;
  let b1 = a0;
  let c0 = a0;
  let c1 = a0;
  let d0 = a0;
  let d1 = a0;
  for (let n = kept; n > 0; n--) {
    const w = weights + <usize>load<u32>(places);
    const w0 = v128.load(w);
    const w1 = v128.load(w, 16);
    const xa = v128.load32_splat(x);
    const xb = v128.load32_splat(x, 4);
    const xc = v128.load32_splat(x, 8);
    const xd = v128.load32_splat(x, 12);
    a0 = multiplyAdd(xa, w0, a0);
    a1 = multiplyAdd(xa, w1, a1);
    b0 = multiplyAdd(xb, w0, b0);
    b1 = multiplyAdd(xb, w1, b1);
    c0 = multiplyAdd(xc, w0, c0);
    c1 = multiplyAdd(xc, w1, c1);
    d0 = multiplyAdd(xd, w0, d0);
    d1 = multiplyAdd(xd, w1, d1);
    x += 16;
    places += 4;
  }
  TileBounds.write(job, tile, panel, centers, room, a0, a1, b0, b1, c0, c1, d0, d1);
}
