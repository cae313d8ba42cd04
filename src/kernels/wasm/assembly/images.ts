import { largestOfBits } from './relaxation';

/**
 * Centres ĉ and radii r⁺ of boxes; see ../../intervalSums.ts, steps (a) and (b). Rows of numbers go to rows of images that are surrounded
 * by padding.
 *
 * @param lower the lower bounds, row by row; the upper ones lie `half` bytes further on
 * @param rows of all images together
 * @param length numbers in a row
 * @param center where the first row's centres go, behind the padding
 * @param step bytes from one row to the next
 * @param rowsInImage after so many rows, `gap` bytes more are left out
 * @param ofRadius k₁
 * @param ofCenter k₂
 * @returns the largest magnitude of the bounds, as largestMagnitude gives it
 */
export function splitBounds(
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
): f32 {
  let left = rowsInImage;
  let largest = i32x4.splat(0);
  for (let row = 0; row < rows; row++) {
    largest = splitRow(lower, half, length, center, radius, ofRadius, ofCenter, largest);
    lower += (<usize>length) << 2;
    center += step;
    radius += step;
    if (--left === 0) {
      left = rowsInImage;
      center += gap;
      radius += gap;
    }
  }
  return largestOfBits(largest);
}

/** Gives the bits of the largest magnitudes so far, in four lanes. */
function splitRow(
  lower: usize,
  half: usize,
  length: i32,
  center: usize,
  radius: usize,
  k1: f32,
  k2: f32,
  largest: v128,
): v128 {
  const magnitude = i32x4.splat(0x7fffffff);
  const halves = f32x4.splat(0.5);
  const ofRadius = f32x4.splat(k1);
  const ofCenter = f32x4.splat(k2);
  const end = lower + ((<usize>length) << 2);
  for (; lower + 16 <= end; lower += 16, center += 16, radius += 16) {
    const l = v128.load(lower);
    const u = v128.load(lower + half);
    largest = i32x4.max_s(i32x4.max_s(largest, v128.and(l, magnitude)), v128.and(u, magnitude));
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
    largest = i32x4.max_s(largest, v128.and(f32x4.replace_lane(f32x4.splat(l), 1, u), magnitude));
  }
  return largest;
}

/** Copies rows of images to images that are surrounded by padding; the arguments are those of splitBounds. */
export function padRows(
  from: usize,
  rows: i32,
  length: i32,
  to: usize,
  step: usize,
  rowsInImage: i32,
  gap: usize,
): void {
  const bytes = (<usize>length) << 2;
  let left = rowsInImage;
  for (let row = 0; row < rows; row++) {
    let at: usize = 0;
    for (; at + 16 <= bytes; at += 16) v128.store(to + at, v128.load(from + at));
    for (; at < bytes; at += 4) store<f32>(to + at, load<f32>(from + at));
    from += bytes;
    to += step;
    if (--left === 0) {
      left = rowsInImage;
      to += gap;
    }
  }
}

/**
 * Writes zeros around images.
 *
 * @param at where the first image with its padding begins
 * @param height rows of an image without padding
 * @param step bytes of a row with padding
 * @param top rows of padding above, and likewise below; left and right of each row in bytes
 */
export function clearPadding(
  at: usize,
  batch: i32,
  height: i32,
  step: usize,
  top: i32,
  bottom: i32,
  left: usize,
  right: usize,
): void {
  const inner = step - left - right;
  for (let image = 0; image < batch; image++) {
    clear(at, <usize>top * step + left);
    at += <usize>top * step + left + inner;
    for (let row = 1; row < height; row++, at += step) clear(at, left + right);
    clear(at, right + <usize>bottom * step);
    at += right + <usize>bottom * step;
  }
}

/** Of the few numbers beside a row, calling for it would take longer than doing it. */
function clear(from: usize, bytes: usize): void {
  const end = from + bytes;
  for (; from + 16 <= end; from += 16) v128.store(from, f32x4.splat(0));
  for (; from < end; from += 4) store<f32>(from, 0);
}

/**
 * Where each position's window begins, in bytes.
 *
 * @param imageStep bytes from one image to the next, and likewise for positions above and beside each other
 */
export function placeWindows(
  target: usize,
  batch: i32,
  rows: i32,
  columns: i32,
  imageStep: i32,
  rowStep: i32,
  columnStep: i32,
): void {
  let image = 0;
  for (let sample = 0; sample < batch; sample++, image += imageStep) {
    let first = image;
    for (let row = 0; row < rows; row++, first += rowStep) {
      let at = first;
      for (let column = 0; column < columns; column++, at += columnStep, target += 4) store<i32>(target, at);
    }
  }
}
