import { largestOfBits } from '../relaxation';
import { boundWindow } from './boundWindow';
import { LISTED_OUTPUTS, ListedJob } from './listedJob';
import { listImage } from './listImage';
import { copyRepeats, REPEAT_BYTES, repeatOf } from './repeats';

/** A window's list, and what else is needed for its bounds. */
@unmanaged
class Window {
  list: usize;
  last: usize;
  /** Its image's centres and radii. */
  pairs: usize;
  /** Bytes that lie before the weights which meet the image's number 0. */
  before: usize;
  /** Bytes from the first bounds of all to its own. */
  to: usize;
}

/** Windows that are summed with one panel of weights after the other, which so are read from a near cache. */
const WINDOWS_IN_TURN: i32 = 16;
/** Bytes of a room before the windows' lists: the largest magnitude among the bounds that a part has read, and the windows. */
const WINDOWS_AT: usize = 16;
/** HEAD_BYTES of ../../../conv/wasm/listed/listedJob.ts. */
const HEAD_BYTES: usize = 336;

/** Bounds of every `parts`-th piece, beginning with piece `part`. */
export function listedPart(address: usize, part: i32): void {
  const job = changetype<ListedJob>(address);
  const room = job.room + <usize>(part * job.roomBytes);
  const positions = job.rows * job.columns;
  const inImage = <usize>(positions * job.channels * 4);
  const pairs = room + HEAD_BYTES + <usize>(job.sumBytes + WINDOWS_IN_TURN * job.windowBytes);
  const lists = pairs + <usize>(job.imagesInPiece * job.imageBytes);
  const starts = lists + <usize>(job.imagesInPiece * job.listBytes);
  let largest = i32x4.splat(0);
  for (let first = part * job.imagesInPiece; first < job.batch; first += job.parts * job.imagesInPiece) {
    const images = min(job.imagesInPiece, job.batch - first);
    for (let image = 0; image < images; image++) {
      largest = listImage(
        job.lower + <usize>(first + image) * inImage,
        job.half,
        positions,
        job.channels,
        pairs + <usize>(image * job.imageBytes),
        lists + <usize>(image * job.listBytes),
        starts + <usize>(image * job.startBytes),
        job.ofRadius,
        job.ofCenter,
        largest,
      );
    }
    boundImages(job, room, first, images, pairs, starts, starts + <usize>(job.imagesInPiece * job.startBytes));
  }
  store<f32>(room, largestOfBits(largest));
}

/**
 * Bounds of all windows of some images.
 *
 * @param repeats room for where windows repeat others, REPEAT_BYTES for each window
 */
function boundImages(
  job: ListedJob,
  room: usize,
  first: i32,
  images: i32,
  pairs: usize,
  starts: usize,
  repeats: usize,
): void {
  const size = (<usize>job.outputs) << 2;
  let repeat = repeats;
  let count = 0;
  let at = room + WINDOWS_AT;
  let copied = room + HEAD_BYTES + <usize>job.sumBytes;
  let to = <usize>(first * job.outputRows * job.outputColumns * job.outputs * 4);
  for (let image = 0; image < images; image++) {
    for (let row = 0, y = -job.top; row < job.outputRows; row++, y += job.rowStep) {
      for (let column = 0, x = -job.left; column < job.outputColumns; column++, x += job.columnStep, to += size) {
        const back = repeatOf(job, pairs, y, x);
        if (back > 0) {
          store<u32>(repeat, <u32>to);
          store<u32>(repeat, <u32>back, 4);
          repeat += REPEAT_BYTES;
          continue;
        }
        const window = changetype<Window>(at);
        window.pairs = pairs;
        window.before = <usize>((y * job.columns + x) * job.channels * 64);
        window.to = to;
        placeList(job, window, starts, y, x, copied);
        at += offsetof<Window>();
        copied += <usize>job.windowBytes;
        if (++count === WINDOWS_IN_TURN) {
          boundWindows(job, room, count);
          count = 0;
          at = room + WINDOWS_AT;
          copied = room + HEAD_BYTES + <usize>job.sumBytes;
        }
      }
    }
    pairs += <usize>job.imageBytes;
    starts += <usize>job.startBytes;
  }
  boundWindows(job, room, count);
  copyRepeats(job, repeats, repeat);
}

/** The numbers of a window: where they are listed if they lie in one row of the image, else they are brought together. */
function placeList(job: ListedJob, window: Window, starts: usize, y: i32, x: i32, to: usize): void {
  const left = max(x, 0);
  const right = min(x + job.windowColumns, job.columns);
  const above = max(y, 0);
  const below = min(y + job.windowRows, job.rows);
  window.list = to;
  window.last = to;
  // A window may lie in the padding all over.
  if (left >= right || above >= below) return;
  const width = (<usize>(right - left)) << 2;
  let start = starts + <usize>((above * job.columns + left) * 4);
  if (below - above === 1) {
    window.list = <usize>load<u32>(start);
    window.last = <usize>load<u32>(start + width);
    return;
  }
  for (let row = above; row < below; row++, start += (<usize>job.columns) << 2) {
    const from = <usize>load<u32>(start);
    const bytes = <usize>load<u32>(start + width) - from;
    for (let done: usize = 0; done < bytes; done += 16) v128.store(to + done, v128.load(from + done));
    to += bytes;
  }
  window.last = to;
}

/** Bounds of the windows that take turns. */
function boundWindows(job: ListedJob, room: usize, count: i32): void {
  const panels = (job.outputs + LISTED_OUTPUTS - 1) / LISTED_OUTPUTS;
  let weights = job.weights;
  for (let panel = 0; panel < panels; panel++, weights += job.panelBytes) {
    let at = room + WINDOWS_AT;
    for (let left = count; left > 0; left--, at += offsetof<Window>()) {
      const window = changetype<Window>(at);
      const own = weights - window.before;
      boundWindow(job, window.pairs, own, window.list, window.last, panel, window.to, room + HEAD_BYTES);
    }
  }
}
