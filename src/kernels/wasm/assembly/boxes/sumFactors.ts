import { multiplyAdd64 } from '../multiplyAdd';
import { Factor } from './boxJob';

/**
 * Sums of factors times what they are multiplied by, number by number.
 *
 * @param count of the factors; room for one more follows them
 * @param width numbers, a multiple of eight
 * @param start what sums begin with; 0 for nothing
 */
export function sumFactors(factors: usize, count: i32, width: i32, start: usize, to: usize): void {
  const zero = f64x2.splat(0);
  if (count === 0) {
    for (let at: usize = 0; at < (<usize>width) << 3; at += 16)
      v128.store(to + at, start ? v128.load(start + at) : zero);
    return;
  }
  if (count & 1) {
    const last = changetype<Factor>(factors + <usize>count * offsetof<Factor>());
    last.value = 0;
    last.weights = changetype<Factor>(factors).weights;
    count++;
  }
  const end = factors + <usize>count * offsetof<Factor>();
  for (let at: usize = 0; at < (<usize>width) << 3; at += 64) {
    let s0 = zero;
    let s1 = zero;
    let s2 = zero;
    let s3 = zero;
    let t0 = zero;
    let t1 = zero;
    let t2 = zero;
    let t3 = zero;
    if (start) {
      s0 = v128.load(start + at);
      s1 = v128.load(start + at, 16);
      s2 = v128.load(start + at, 32);
      s3 = v128.load(start + at, 48);
    }
    for (let factor = factors; factor < end; factor += 2 * offsetof<Factor>()) {
      const a = v128.load64_splat(factor);
      const v = load<usize>(factor, 8) + at;
      const b = v128.load64_splat(factor, 16);
      const w = load<usize>(factor, 24) + at;
      s0 = multiplyAdd64(a, v128.load(v), s0);
      s1 = multiplyAdd64(a, v128.load(v, 16), s1);
      s2 = multiplyAdd64(a, v128.load(v, 32), s2);
      s3 = multiplyAdd64(a, v128.load(v, 48), s3);
      t0 = multiplyAdd64(b, v128.load(w), t0);
      t1 = multiplyAdd64(b, v128.load(w, 16), t1);
      t2 = multiplyAdd64(b, v128.load(w, 32), t2);
      t3 = multiplyAdd64(b, v128.load(w, 48), t3);
    }
    v128.store(to + at, f64x2.add(s0, t0));
    v128.store(to + at, f64x2.add(s1, t1), 16);
    v128.store(to + at, f64x2.add(s2, t2), 32);
    v128.store(to + at, f64x2.add(s3, t3), 48);
  }
}
