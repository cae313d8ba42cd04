import { multiplyAdd64 } from './multiplyAdd';
import { highHalf } from './tileSums';

/**
 * Bounds of differences of two outputs of a dense layer over boxes of its inputs, sample by sample, all in float64 and at last rounded to
 * float32; see elideMargins in ../../../bounds/margins, whose operations these are but for the order of sums.
 *
 * @param lower the lower bounds of all samples' inputs; the upper ones lie `half` bytes further on
 * @param columns weights, [outputs, inputs], and `bias` of the outputs, in float32
 * @param pairs for each difference of each sample the two outputs, the first negative where there is nothing to bound
 * @param count differences of a sample
 * @param share ε
 * @param isOutward whether bounds that were rounded inward move to the next number
 * @param room 16 bytes for each input
 * @param below where the lower bounds of the differences go, and likewise `above`
 */
export function boundDifferences(
  lower: usize,
  half: usize,
  samples: i32,
  inputs: i32,
  columns: usize,
  bias: usize,
  pairs: usize,
  count: i32,
  share: f64,
  isOutward: i32,
  room: usize,
  below: usize,
  above: usize,
): void {
  const bytes = (<usize>inputs) << 2;
  const radii = room + 2 * bytes;
  for (; samples > 0; samples--, lower += bytes) {
    readBox(lower, half, bytes, share, room, radii);
    for (let n = count; n > 0; n--, pairs += 8, below += 4, above += 4) {
      const own = load<i32>(pairs);
      const against = load<i32>(pairs, 4);
      if (own < 0) continue;
      const constant = <f64>load<f32>(bias + ((<usize>own) << 2)) - <f64>load<f32>(bias + ((<usize>against) << 2));
      const w = columns + <usize>own * bytes;
      const v = columns + <usize>against * bytes;
      boundDifference(w, v, constant, share, bytes, room, radii, isOutward, below, above);
    }
  }
}

/** Writes c, and r + ε(|c| + r), of one sample. */
function readBox(lower: usize, half: usize, bytes: usize, share: f64, centers: usize, radii: usize): void {
  const halves = f64x2.splat(0.5);
  const shares = f64x2.splat(share);
  let at: usize = 0;
  for (; at + 8 <= bytes; at += 8, centers += 16, radii += 16) {
    const l = f64x2.promote_low_f32x4(v128.load64_zero(lower + at));
    const u = f64x2.promote_low_f32x4(v128.load64_zero(lower + half + at));
    const c = f64x2.mul(f64x2.add(l, u), halves);
    const r = f64x2.mul(f64x2.sub(u, l), halves);
    v128.store(centers, c);
    v128.store(radii, f64x2.add(r, f64x2.mul(shares, f64x2.add(f64x2.abs(c), r))));
  }
  if (at < bytes) {
    const l = <f64>load<f32>(lower + at);
    const u = <f64>load<f32>(lower + half + at);
    const c = (l + u) * 0.5;
    const r = (u - l) * 0.5;
    store<f64>(centers, c);
    store<f64>(radii, r + share * (abs(c) + r));
  }
}

function boundDifference(
  own: usize,
  against: usize,
  constant: f64,
  share: f64,
  bytes: usize,
  centers: usize,
  radii: usize,
  isOutward: i32,
  below: usize,
  above: usize,
): void {
  let m0 = f64x2.splat(0);
  let m1 = m0;
  let s0 = m0;
  let s1 = m0;
  let at: usize = 0;
  for (; at + 16 <= bytes; at += 16, centers += 32, radii += 32) {
    const w = v128.load(own + at);
    const v = v128.load(against + at);
    const d0 = f64x2.sub(f64x2.promote_low_f32x4(w), f64x2.promote_low_f32x4(v));
    const d1 = f64x2.sub(f64x2.promote_low_f32x4(highHalf(w)), f64x2.promote_low_f32x4(highHalf(v)));
    m0 = multiplyAdd64(d0, v128.load(centers), m0);
    m1 = multiplyAdd64(d1, v128.load(centers, 16), m1);
    s0 = multiplyAdd64(f64x2.abs(d0), v128.load(radii), s0);
    s1 = multiplyAdd64(f64x2.abs(d1), v128.load(radii, 16), s1);
  }
  let middle = constant + sum(m0, m1);
  let spread = share * abs(constant) + sum(s0, s1);
  for (; at < bytes; at += 4, centers += 8, radii += 8) {
    const d = <f64>load<f32>(own + at) - <f64>load<f32>(against + at);
    middle += d * load<f64>(centers);
    spread += abs(d) * load<f64>(radii);
  }
  const low = middle - spread;
  const high = middle + spread;
  store<f32>(below, isOutward ? roundDown(low) : <f32>low);
  store<f32>(above, isOutward ? -roundDown(-high) : <f32>high);
}

function sum(a: v128, b: v128): f64 {
  const both = f64x2.add(a, b);
  return f64x2.extract_lane(both, 0) + f64x2.extract_lane(both, 1);
}

/** The largest float32 number that is not above x; of what is no number none. */
function roundDown(x: f64): f32 {
  const nearest = <f32>x;
  if (!(<f64>nearest > x)) return nearest;
  if (nearest === 0) return reinterpret<f32>(0x80000001);
  const bits = reinterpret<i32>(nearest);
  return reinterpret<f32>(nearest > 0 ? bits - 1 : bits + 1);
}
