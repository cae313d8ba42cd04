/** max(0, x) of so many numbers; of a NaN a NaN. */
export function relu(from: usize, to: usize, count: i32): void {
  const zero = f32x4.splat(0);
  const end = from + ((<usize>count) << 2);
  for (; from + 16 <= end; from += 16, to += 16) v128.store(to, f32x4.pmax(v128.load(from), zero));
  for (; from < end; from += 4, to += 4) {
    const x = load<f32>(from);
    store<f32>(to, x < 0 ? 0 : x);
  }
}

/**
 * Moves bounds outward by relative·|bound| + tiny, in float64, and rounds them; see ../../widen.ts.
 *
 * @param count of the lower bounds, behind which the upper ones follow
 */
export function widen(from: usize, to: usize, count: i32, relative: f64, tiny: f64): void {
  const half = (<usize>count) << 2;
  move(from, to, half, -relative, -tiny);
  move(from + half, to + half, half, relative, tiny);
}

function move(from: usize, to: usize, length: usize, relative: f64, tiny: f64): void {
  const share = f64x2.splat(relative);
  const least = f64x2.splat(tiny);
  let at: usize = 0;
  for (; at + 8 <= length; at += 8) {
    const x = f64x2.promote_low_f32x4(v128.load64_zero(from + at));
    const step = f64x2.add(f64x2.mul(f64x2.abs(x), share), least);
    v128.store64_lane(to + at, f32x4.demote_f64x2_zero(f64x2.add(x, step)), 0);
  }
  if (at < length) {
    const x = <f64>load<f32>(from + at);
    store<f32>(to + at, <f32>(x + (abs(x) * relative + tiny)));
  }
}

/**
 * The larger magnitude of both bounds of each interval.
 *
 * @param lower the lower bounds; the upper ones lie `length` bytes further on
 */
export function magnitudes(lower: usize, length: usize, to: usize): void {
  let at: usize = 0;
  for (; at + 16 <= length; at += 16) {
    const l = f32x4.abs(v128.load(lower + at));
    const u = f32x4.abs(v128.load(lower + length + at));
    v128.store(to + at, f32x4.max(l, u));
  }
  for (; at < length; at += 4) {
    store<f32>(to + at, max<f32>(abs<f32>(load<f32>(lower + at)), abs<f32>(load<f32>(lower + length + at))));
  }
}

/**
 * The larger magnitudes of both bounds, summed over so many neighbouring channels of each place; see ../../chain/channelSums.ts.
 *
 * @param lower the lower bounds; the upper ones lie `length` bytes further on
 * @param group channels of a sum; the last ones of a place may be fewer
 */
export function channelSums(lower: usize, length: usize, to: usize, channels: i32, group: i32): void {
  if (group === 1) {
    magnitudes(lower, length, to);
    return;
  }
  const end = lower + length;
  while (lower < end) {
    for (let left = channels; left > 0; left -= group, to += 4) {
      let own = min(left, group);
      let sums = f32x4.splat(0);
      for (; own >= 4; own -= 4, lower += 16) {
        sums = f32x4.add(sums, f32x4.max(f32x4.abs(v128.load(lower)), f32x4.abs(v128.load(lower + length))));
      }
      let sum = f32x4.extract_lane(sums, 0) + f32x4.extract_lane(sums, 1);
      sum += f32x4.extract_lane(sums, 2) + f32x4.extract_lane(sums, 3);
      for (; own > 0; own--, lower += 4) {
        sum += max<f32>(abs<f32>(load<f32>(lower)), abs<f32>(load<f32>(lower + length)));
      }
      store<f32>(to, sum);
    }
  }
}

/**
 * known + share·|x| + least for each number; see ../../chain/costs.ts.
 *
 * @param known 0 where nothing is
 * @param length of a sample in bytes
 * @param perSample bytes from one sample's x to the next: 0 where all share the same
 */
export function costs(
  known: usize,
  x: usize,
  to: usize,
  samples: i32,
  length: usize,
  perSample: usize,
  share: f32,
  least: f32,
): void {
  const shares = f32x4.splat(share);
  const leasts = f32x4.splat(least);
  const zero = f32x4.splat(0);
  for (let sample = 0; sample < samples; sample++) {
    let at: usize = 0;
    for (; at + 16 <= length; at += 16) {
      const own = f32x4.add(f32x4.mul(f32x4.abs(v128.load(x + at)), shares), leasts);
      v128.store(to + at, f32x4.add(own, known ? v128.load(known + at) : zero));
    }
    for (; at < length; at += 4) {
      const own = abs<f32>(load<f32>(x + at)) * share + least;
      store<f32>(to + at, known ? own + load<f32>(known + at) : own);
    }
    x += perSample;
    to += length;
    known += known ? length : 0;
  }
}
