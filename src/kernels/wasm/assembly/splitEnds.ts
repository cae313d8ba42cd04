/**
 * Centres ĉ and radii r⁺ of boxes; see ../../intervalSums.ts, steps (a) and (b). Rows of numbers go to rows of images that are surrounded
 * by padding.
 *
 * @param lower the lower ends, row by row; the upper ones lie `half` bytes further on
 * @param rows of all images together
 * @param length numbers in a row
 * @param center where the first row's centres go, behind the padding
 * @param step bytes from one row to the next
 * @param rowsInImage after so many rows, `gap` bytes more are left out
 * @param ofRadius k₁
 * @param ofCenter k₂
 */
export function splitEnds(
  lower: usize,
  half: usize,
  rows: i32,
  length: i32,
  center: usize,
  radius: usize,
  step: usize,
  rowsInImage: i32,
  gap: usize,
  ofRadius: f32,
  ofCenter: f32,
): void {
  let left = rowsInImage;
  for (let row = 0; row < rows; row++) {
    splitRow(lower, half, length, center, radius, ofRadius, ofCenter);
    lower += (<usize>length) << 2;
    center += step;
    radius += step;
    if (--left === 0) {
      left = rowsInImage;
      center += gap;
      radius += gap;
    }
  }
}

function splitRow(lower: usize, half: usize, length: i32, center: usize, radius: usize, k1: f32, k2: f32): void {
  const halves = f32x4.splat(0.5);
  const ofRadius = f32x4.splat(k1);
  const ofCenter = f32x4.splat(k2);
  const end = lower + ((<usize>length) << 2);
  for (; lower + 16 <= end; lower += 16, center += 16, radius += 16) {
    const l = v128.load(lower);
    const u = v128.load(lower + half);
    const c = f32x4.mul(f32x4.add(l, u), halves);
    // Of two finite numbers, neither of which is a NaN, pmax is the larger one, and quicker than max.
    const r = f32x4.pmax(f32x4.sub(u, c), f32x4.sub(c, l));
    v128.store(center, c);
    v128.store(radius, f32x4.add(f32x4.mul(r, ofRadius), f32x4.mul(f32x4.abs(c), ofCenter)));
  }
  for (; lower < end; lower += 4, center += 4, radius += 4) {
    const l = load<f32>(lower);
    const u = load<f32>(lower + half);
    const c: f32 = (l + u) * 0.5;
    const r: f32 = max<f32>(u - c, c - l);
    store<f32>(center, c);
    store<f32>(radius, r * k1 + abs<f32>(c) * k2);
  }
}
