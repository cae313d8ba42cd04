/**
 * Writes centres ĉ and radii r⁺ of an image's boxes, a pair for each number (see ../../../rounding/intervalSums.ts, steps (a) and (b)),
 * and lists those numbers of which either is not 0, by the bytes that their pairs lie behind the image's first: behind a ReLU, units that
 * are off all over the box have none.
 *
 * @param lower the lower bounds, position by position; the upper ones lie `half` bytes further on
 * @param pairs where the pairs go
 * @param list where the list goes, four bytes for each number, and room for one more
 * @param starts where it is noted for each position, and for their end, at which address its first number is listed
 * @param largest bits of the largest magnitudes of bounds so far, in four lanes
 * @returns the same with those of this image
 */
export function listImage(
  lower: usize,
  half: usize,
  positions: i32,
  channels: i32,
  pairs: usize,
  list: usize,
  starts: usize,
  k1: f32,
  k2: f32,
  largest: v128,
): v128 {
  const magnitude = i32x4.splat(0x7fffffff);
  const halves = f32x4.splat(0.5);
  const zero = f32x4.splat(0);
  const ofRadius = f32x4.splat(k1);
  const ofCenter = f32x4.splat(k2);
  const bytes = (<usize>channels) << 2;
  let number: i32 = 0;
  for (; positions > 0; positions--, starts += 4) {
    store<u32>(starts, <u32>list);
    const end = lower + bytes;
    for (; lower + 16 <= end; lower += 16, pairs += 32, number += 32) {
      const l = v128.load(lower);
      const u = v128.load(lower + half);
      largest = i32x4.max_s(i32x4.max_s(largest, v128.and(l, magnitude)), v128.and(u, magnitude));
      const c = f32x4.mul(f32x4.add(l, u), halves);
      // Of two finite numbers, neither of which is a NaN, pmax is the larger one, and quicker than max.
      const distance = f32x4.pmax(f32x4.sub(u, c), f32x4.sub(c, l));
      const r = f32x4.add(f32x4.mul(distance, ofRadius), f32x4.mul(f32x4.abs(c), ofCenter));
      v128.store(pairs, v128.shuffle<i32>(c, r, 0, 4, 1, 5));
      v128.store(pairs, v128.shuffle<i32>(c, r, 2, 6, 3, 7), 16);
      // What is no number is not 0.
      const some = i32x4.bitmask(v128.or(f32x4.ne(c, zero), f32x4.ne(r, zero)));
      store<i32>(list, number);
      list += (some & 1) << 2;
      store<i32>(list, number + 8);
      list += (some & 2) << 1;
      store<i32>(list, number + 16);
      list += some & 4;
      store<i32>(list, number + 24);
      list += (some & 8) >> 1;
    }
    for (; lower < end; lower += 4, pairs += 8, number += 8) {
      const l = load<f32>(lower);
      const u = load<f32>(lower + half);
      const c: f32 = (l + u) * 0.5;
      const r: f32 = max<f32>(u - c, c - l) * k1 + abs<f32>(c) * k2;
      store<f32>(pairs, c);
      store<f32>(pairs, r, 4);
      store<i32>(list, number);
      list += c !== 0 || r !== 0 ? 4 : 0;
      largest = i32x4.max_s(largest, v128.and(f32x4.replace_lane(f32x4.splat(l), 1, u), magnitude));
    }
  }
  store<u32>(starts, <u32>list);
  return largest;
}
