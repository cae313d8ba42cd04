import { multiplyAdd, multiplyAdd64 } from '../multiplyAdd';
import { LANES_32, LANES_64, PANEL } from './splitJob';

/** Bytes of a term of a panel: where its number lies among those of a float32 lane, and its weights. */
const TERM: usize = 4 + 4 * 4;

/**
 * As sumLanes, of a matrix whose zeros are left out where a panel has nothing else.
 *
 * @param from numbers that are multiplied, [terms][lanes]
 * @param panels for every PANEL columns how many terms they have, and then of each where it lies behind `from`, in bytes, and PANEL weights
 */
export function sumSparse(from: usize, panels: usize, columns: i32, start: usize, to: usize, adds: bool): void {
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
    const end = panels + 4 + <usize>load<u32>(panels) * TERM;
    for (panels += 4; panels < end; panels += TERM) {
      const at = from + <usize>load<u32>(panels);
      const low = v128.load(at);
      const high = v128.load(at, 16);
      const w0 = v128.load32_splat(panels, 4);
      s0 = multiplyAdd(w0, low, s0);
      t0 = multiplyAdd(w0, high, t0);
      const w1 = v128.load32_splat(panels, 8);
      s1 = multiplyAdd(w1, low, s1);
      t1 = multiplyAdd(w1, high, t1);
      const w2 = v128.load32_splat(panels, 12);
      s2 = multiplyAdd(w2, low, s2);
      t2 = multiplyAdd(w2, high, t2);
      const w3 = v128.load32_splat(panels, 16);
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
    to += 4 * LANES_32;
  }
}

/** The same in float64, of the same panels; sums begin with nothing, or with what is there. */
export function sumSparse64(from: usize, panels: usize, columns: i32, to: usize, adds: bool): void {
  const zero = f64x2.splat(0);
  for (let column = 0; column < columns; column += PANEL) {
    const first = panels + 4;
    const end = first + <usize>load<u32>(panels) * TERM;
    // Two columns at a time: sixteen sums of two numbers do not fit the registers.
    for (let pair: usize = 0; pair < 16; pair += 8, to += 2 * LANES_64) {
      let s0 = adds ? v128.load(to) : zero;
      let s1 = adds ? v128.load(to, 16) : zero;
      let s2 = adds ? v128.load(to, 32) : zero;
      let s3 = adds ? v128.load(to, 48) : zero;
      let t0 = adds ? v128.load(to, 64) : zero;
      let t1 = adds ? v128.load(to, 80) : zero;
      let t2 = adds ? v128.load(to, 96) : zero;
      let t3 = adds ? v128.load(to, 112) : zero;
      for (let term = first; term < end; term += TERM) {
        const at = from + ((<usize>load<u32>(term)) << 1);
        const x0 = v128.load(at);
        const x1 = v128.load(at, 16);
        const x2 = v128.load(at, 32);
        const x3 = v128.load(at, 48);
        const v = f64x2.splat(<f64>load<f32>(term + pair, 4));
        s0 = multiplyAdd64(v, x0, s0);
        s1 = multiplyAdd64(v, x1, s1);
        s2 = multiplyAdd64(v, x2, s2);
        s3 = multiplyAdd64(v, x3, s3);
        const w = f64x2.splat(<f64>load<f32>(term + pair, 8));
        t0 = multiplyAdd64(w, x0, t0);
        t1 = multiplyAdd64(w, x1, t1);
        t2 = multiplyAdd64(w, x2, t2);
        t3 = multiplyAdd64(w, x3, t3);
      }
      v128.store(to, s0);
      v128.store(to, s1, 16);
      v128.store(to, s2, 32);
      v128.store(to, s3, 48);
      v128.store(to, t0, 64);
      v128.store(to, t1, 80);
      v128.store(to, t2, 96);
      v128.store(to, t3, 112);
    }
    panels = end;
  }
}
