import { ListedJob } from './listedJob';

/**
 * How far before a window's bounds those of another lie that sees the very same centres and radii, above it or on its left; 0 where neither
 * does. Where images have a background, many do. Of the same bits, summed in the same order, bounds are the same.
 *
 * @param pairs centres and radii of the window's image
 * @param y where the window begins, and likewise `x`
 * @returns bytes
 */
export function repeatOf(job: ListedJob, pairs: usize, y: i32, x: i32): usize {
  const left = max(x, 0);
  const above = max(y, 0);
  const width = min(x + job.windowColumns, job.columns) - left;
  const height = min(y + job.windowRows, job.rows) - above;
  if (width <= 0 || height <= 0) return 0;
  const position = (<usize>job.channels) << 3;
  const step = <usize>job.columns * position;
  const at = pairs + <usize>above * step + <usize>left * position;
  const length = <usize>width * position;
  // Of the other one nothing may lie in the padding that does not of this one.
  const isBelow = y >= job.rowStep && y + job.windowRows <= job.rows;
  if (isBelow && isSame(at, <usize>job.rowStep * step, length, height, step)) {
    return (<usize>(job.outputColumns * job.outputs)) << 2;
  }
  const isRight = x >= job.columnStep && x + job.windowColumns <= job.columns;
  if (isRight && isSame(at, <usize>job.columnStep * position, length, height, step)) return (<usize>job.outputs) << 2;
  return 0;
}

/** Whether some rows of numbers are those that lie `back` bytes before them, bit by bit. */
function isSame(at: usize, back: usize, length: usize, rows: i32, step: usize): bool {
  for (; rows > 0; rows--, at += step) {
    const end = at + length;
    let own = at;
    for (; own + 16 <= end; own += 16) {
      if (v128.any_true(v128.xor(v128.load(own), v128.load(own - back)))) return false;
    }
    if (own < end && load<u64>(own) !== load<u64>(own - back)) return false;
  }
  return true;
}

/** Copies the bounds of windows that were found to repeat others, in the order in which they were found: `from` may itself be such a one. */
export function copyRepeats(job: ListedJob, first: usize, last: usize): void {
  const length = (<usize>job.outputs) << 2;
  for (let repeat = first; repeat < last; repeat += REPEAT_BYTES) {
    const to = <usize>load<u32>(repeat);
    const from = to - <usize>load<u32>(repeat, 4);
    copy(job.below + from, job.below + to, length);
    copy(job.above + from, job.above + to, length);
  }
}

/** Of a window that repeats another: where its bounds go, and how far before them the other's lie. */
export const REPEAT_BYTES: usize = 8;

function copy(from: usize, to: usize, length: usize): void {
  let at: usize = 0;
  for (; at + 16 <= length; at += 16) v128.store(to + at, v128.load(from + at));
  for (; at < length; at += 4) store<f32>(to + at, load<f32>(from + at));
}
