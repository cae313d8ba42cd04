import { multiplyAdd, multiplyAdd64 } from '../multiplyAdd';
import { LANES_32, LANES_64, PANEL } from './splitJob';

/**
 * Sums of products in float32, of all lanes.
 *
 * @param terms numbers that are multiplied, [terms][lanes]
 * @param weights [columns / PANEL][terms][PANEL]
 * @param start what each column's sums begin with, in its every eighth byte; 0 for nothing
 * @param to [columns][lanes]
 * @param adds to what is there; then nothing else is begun with
 */
export function sumLanes(
  from: usize,
  terms: i32,
  weights: usize,
  columns: i32,
  start: usize,
  to: usize,
  adds: bool,
): void {
  const end = from + <usize>terms * LANES_32;
  const zero = f32x4.splat(0);
  for (let column = 0; column < columns; column += PANEL) {
    let s0 = zero;
    let s1 = zero;
    let s2 = zero;
    let s3 = zero;
    if (start) {
      s0 = v128.load32_splat(start);
      s1 = v128.load32_splat(start, 8);
      s2 = v128.load32_splat(start, 16);
      s3 = v128.load32_splat(start, 24);
      start += 32;
    }
    let t0 = s0;
    let t1 = s1;
    let t2 = s2;
    let t3 = s3;
    if (adds) {
      s0 = v128.load(to);
      t0 = v128.load(to, 16);
      s1 = v128.load(to, 32);
      t1 = v128.load(to, 48);
      s2 = v128.load(to, 64);
      t2 = v128.load(to, 80);
      s3 = v128.load(to, 96);
      t3 = v128.load(to, 112);
    }
    for (let at = from; at < end; at += LANES_32, weights += 16) {
      const low = v128.load(at);
      const high = v128.load(at, 16);
      const w0 = v128.load32_splat(weights);
      s0 = multiplyAdd(w0, low, s0);
      t0 = multiplyAdd(w0, high, t0);
      const w1 = v128.load32_splat(weights, 4);
      s1 = multiplyAdd(w1, low, s1);
      t1 = multiplyAdd(w1, high, t1);
      const w2 = v128.load32_splat(weights, 8);
      s2 = multiplyAdd(w2, low, s2);
      t2 = multiplyAdd(w2, high, t2);
      const w3 = v128.load32_splat(weights, 12);
      s3 = multiplyAdd(w3, low, s3);
      t3 = multiplyAdd(w3, high, t3);
    }
    v128.store(to, s0);
    v128.store(to, t0, 16);
    v128.store(to, s1, 32);
    v128.store(to, t1, 48);
    v128.store(to, s2, 64);
    v128.store(to, t2, 80);
    v128.store(to, s3, 96);
    v128.store(to, t3, 112);
    to += 128;
  }
}

/** The same in float64, of the same weights; sums begin with nothing, or with what is there. */
export function sumLanes64(from: usize, terms: i32, weights: usize, columns: i32, to: usize, adds: bool): void {
  const end = from + <usize>terms * LANES_64;
  const zero = f64x2.splat(0);
  const panel = (<usize>terms) << 4;
  for (let column = 0; column < columns; column += 2) {
    let s0 = zero;
    let s1 = zero;
    let s2 = zero;
    let s3 = zero;
    let t0 = zero;
    let t1 = zero;
    let t2 = zero;
    let t3 = zero;
    if (adds) {
      s0 = v128.load(to);
      s1 = v128.load(to, 16);
      s2 = v128.load(to, 32);
      s3 = v128.load(to, 48);
      t0 = v128.load(to, 64);
      t1 = v128.load(to, 80);
      t2 = v128.load(to, 96);
      t3 = v128.load(to, 112);
    }
    let weight = weights + <usize>(column >> 2) * panel + <usize>((column & 2) << 2);
    for (let at = from; at < end; at += LANES_64, weight += 16) {
      const first = v128.load(at);
      const second = v128.load(at, 16);
      const third = v128.load(at, 32);
      const fourth = v128.load(at, 48);
      const v = f64x2.splat(<f64>load<f32>(weight));
      s0 = multiplyAdd64(v, first, s0);
      s1 = multiplyAdd64(v, second, s1);
      s2 = multiplyAdd64(v, third, s2);
      s3 = multiplyAdd64(v, fourth, s3);
      const w = f64x2.splat(<f64>load<f32>(weight, 4));
      t0 = multiplyAdd64(w, first, t0);
      t1 = multiplyAdd64(w, second, t1);
      t2 = multiplyAdd64(w, third, t2);
      t3 = multiplyAdd64(w, fourth, t3);
    }
    v128.store(to, s0);
    v128.store(to, s1, 16);
    v128.store(to, s2, 32);
    v128.store(to, s3, 48);
    v128.store(to, t0, 64);
    v128.store(to, t1, 80);
    v128.store(to, t2, 96);
    v128.store(to, t3, 112);
    to += 128;
  }
}
