const TINY: f32 = 8.673617379884035e-19;
const SLACK: f32 = 7.152557373046875e-7;

/**
 * Relaxation of max(0, z) on [l, u]: slopes below and above, and the intercept above; see ../../relaxation/reluRelaxation.ts, whose
 * operations these are, one for one.
 *
 * @param lower the lower bounds; the upper ones lie `length` bytes further on
 * @param isOutward whether the roundings of the intercept are covered
 */
export function reluRelaxation(
  lower: usize,
  length: usize,
  below: usize,
  above: usize,
  intercepts: usize,
  isOutward: bool,
): void {
  const zero = f32x4.splat(0);
  const one = f32x4.splat(1);
  const tiny = f32x4.splat(TINY);
  const slack = f32x4.splat(isOutward ? SLACK : 0);
  const constant = f32x4.splat(isOutward ? TINY : 0);
  let at: usize = 0;
  for (; at + 16 <= length; at += 16) {
    const l = v128.load(lower + at);
    const u = v128.load(lower + length + at);
    const isUnstable = v128.and(f32x4.lt(l, zero), f32x4.gt(u, zero));
    const stable = v128.and(f32x4.ge(l, zero), one);
    const width = f32x4.max(f32x4.sub(u, l), tiny);
    const chord = f32x4.min(f32x4.max(f32x4.div(u, width), zero), one);
    const slope = v128.bitselect(chord, stable, isUnstable);
    const steep = v128.and(f32x4.gt(u, f32x4.neg(l)), one);
    const bounds = f32x4.max(f32x4.neg(f32x4.mul(slope, l)), f32x4.sub(u, f32x4.mul(slope, u)));
    const lost = f32x4.add(f32x4.mul(f32x4.max(f32x4.neg(l), u), slack), constant);
    const intercept = f32x4.max(f32x4.add(bounds, lost), zero);
    v128.store(below + at, v128.bitselect(steep, stable, isUnstable));
    v128.store(above + at, slope);
    v128.store(intercepts + at, v128.and(intercept, isUnstable));
  }
  for (; at < length; at += 4) {
    const l = load<f32>(lower + at);
    const u = load<f32>(lower + length + at);
    const isUnstable = l < 0 && u > 0;
    const stable: f32 = l >= 0 ? 1 : 0;
    const slope: f32 = isUnstable ? min<f32>(max<f32>(u / max<f32>(u - l, TINY), 0), 1) : stable;
    const lost: f32 = isOutward ? max<f32>(-l, u) * SLACK + TINY : 0;
    const intercept: f32 = max<f32>(max<f32>(-(slope * l), u - slope * u) + lost, 0);
    const steep: f32 = u > -l ? 1 : 0;
    store<f32>(below + at, isUnstable ? steep : stable);
    store<f32>(above + at, slope);
    store<f32>(intercepts + at, isUnstable ? intercept : 0);
  }
}

/**
 * Where the sign of z in [l, u] is not decided, and what a coefficient's rounding costs there; see ../../relaxation/relaxationWeights.ts.
 *
 * @param lower the lower bounds; the upper ones lie `length` bytes further on
 * @param below slopes below, likewise `above`
 */
export function weighRelaxation(
  lower: usize,
  below: usize,
  above: usize,
  unstable: usize,
  weights: usize,
  length: usize,
  share: f32,
): void {
  const zero = f32x4.splat(0);
  const one = f32x4.splat(1);
  const shares = f32x4.splat(share);
  let at: usize = 0;
  for (; at + 16 <= length; at += 16) {
    const l = v128.load(lower + at);
    const u = v128.load(lower + length + at);
    const open = v128.and(v128.and(f32x4.lt(l, zero), f32x4.gt(u, zero)), one);
    const slopes = f32x4.max(f32x4.abs(v128.load(below + at)), f32x4.abs(v128.load(above + at)));
    const magnitude = f32x4.max(f32x4.abs(l), f32x4.abs(u));
    v128.store(unstable + at, open);
    v128.store(weights + at, f32x4.mul(f32x4.mul(f32x4.max(slopes, open), magnitude), shares));
  }
  for (; at < length; at += 4) {
    const l = load<f32>(lower + at);
    const u = load<f32>(lower + length + at);
    const open: f32 = l < 0 && u > 0 ? 1 : 0;
    const slopes = max<f32>(abs<f32>(load<f32>(below + at)), abs<f32>(load<f32>(above + at)));
    const magnitude = max<f32>(abs<f32>(l), abs<f32>(u));
    store<f32>(unstable + at, open);
    store<f32>(weights + at, max<f32>(slopes, open) * magnitude * share);
  }
}

/**
 * The largest magnitude among numbers; not a number once one of them is none. Without their signs numbers are ordered as their
 * bits are, and what is no number comes last.
 */
export function largestMagnitude(from: usize, count: i32): f32 {
  const end = from + ((<usize>count) << 2);
  const magnitude = i32x4.splat(0x7fffffff);
  let first = i32x4.splat(0);
  let second = first;
  for (; from + 32 <= end; from += 32) {
    first = i32x4.max_s(first, v128.and(v128.load(from), magnitude));
    second = i32x4.max_s(second, v128.and(v128.load(from, 16), magnitude));
  }
  let both = i32x4.max_s(first, second);
  for (; from < end; from += 4) both = i32x4.max_s(both, i32x4.splat(load<i32>(from) & 0x7fffffff));
  return largestOfBits(both);
}

/** The largest of numbers whose bits these are, none of which is negative. */
export function largestOfBits(bits: v128): f32 {
  const largest = max(
    max(i32x4.extract_lane(bits, 0), i32x4.extract_lane(bits, 1)),
    max(i32x4.extract_lane(bits, 2), i32x4.extract_lane(bits, 3)),
  );
  return reinterpret<f32>(largest);
}
