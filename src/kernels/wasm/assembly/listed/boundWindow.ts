import { OUTWARD_32 } from '../job';
import { multiplyAdd } from '../multiplyAdd';
import { writeBounds } from '../tileSums';
import { LISTED_OUTPUTS, ListedJob } from './listedJob';

/** Bytes of a block's sums. */
const SUM_BYTES: usize = 64;
/** Bytes of a list that make a block of products, and of a group's sums: BLOCK and GROUP of ../../../rounding/intervalSums.ts. */
const BLOCK_BYTES: usize = 32 * 4;
const GROUP_BYTES: usize = 8 * SUM_BYTES;

/**
 * Bounds of a window's outputs of one panel, from the products of those numbers that are listed: the others' centres and radii are 0, and
 * so are their products, exactly. A window has no more products than all, no more blocks of 32, and no more groups of blocks; so each
 * product goes through no more roundings than blockTerms of ../../../rounding/intervalSums.ts counts.
 *
 * All in one loop, of which V8 makes better instructions than of one within another: sixteen registers have just room for the sums.
 *
 * @param pairs centres and radii of the window's image
 * @param weights those that meet number 0 of the image, which a window that begins later has before its own
 * @param list numbers of the image, as listImage has them
 * @param last where the list ends
 * @param to bytes from the first bounds of all to those of this window's first output
 * @param room for the sums of all blocks, and of one besides
 */
export function boundWindow(
  job: ListedJob,
  pairs: usize,
  weights: usize,
  list: usize,
  last: usize,
  panel: i32,
  to: usize,
  room: usize,
): void {
  const magnitude = v128.load32_splat(changetype<usize>(job) + offsetof<ListedJob>('magnitude'));
  let a0 = f32x4.splat(0);
  let a1 = a0;
  let a2 = a0;
  let a3 = a0;
  let r0 = a0;
  let r1 = a0;
  let r2 = a0;
  let r3 = a0;
  if (list < last) {
    const blocks = room + SUM_BYTES;
    let at = blocks;
    let end = min(list + BLOCK_BYTES, last);
    for (;;) {
      const number = <usize>load<u32>(list);
      const pair = pairs + number;
      const w = weights + (number << 3);
      const center = v128.load32_splat(pair);
      const w0 = v128.load(w);
      const w1 = v128.load(w, 16);
      const w2 = v128.load(w, 32);
      const w3 = v128.load(w, 48);
      a0 = multiplyAdd(center, w0, a0);
      a1 = multiplyAdd(center, w1, a1);
      a2 = multiplyAdd(center, w2, a2);
      a3 = multiplyAdd(center, w3, a3);
      const radius = v128.load32_splat(pair, 4);
      r0 = multiplyAdd(radius, v128.and(w0, magnitude), r0);
      r1 = multiplyAdd(radius, v128.and(w1, magnitude), r1);
      r2 = multiplyAdd(radius, v128.and(w2, magnitude), r2);
      r3 = multiplyAdd(radius, v128.and(w3, magnitude), r3);
      list += 4;
      // The only branch but the one back: two that are taken in each round would be half a cycle too many.
      if (list >= end) {
        v128.store(at, a0);
        v128.store(at, a1, 16);
        v128.store(at, a2, 32);
        v128.store(at, a3, 48);
        at += SUM_BYTES;
        if (list >= last) break;
        a0 = f32x4.splat(0);
        a1 = a0;
        a2 = a0;
        a3 = a0;
        end = min(list + BLOCK_BYTES, last);
      }
    }
    a0 = f32x4.splat(0);
    a1 = a0;
    a2 = a0;
    a3 = a0;
    // Put away until they are needed, at once: V8 would else keep the last weights for as long, in registers that the loop needs.
    v128.store(room, r0);
    v128.store(room, r1, 16);
    v128.store(room, r2, 32);
    v128.store(room, r3, 48);
    // Of all groups: the sum of their blocks' sums.
    for (let block = blocks; block < at; ) {
      let b0 = v128.load(block);
      let b1 = v128.load(block, 16);
      let b2 = v128.load(block, 32);
      let b3 = v128.load(block, 48);
      const next = min(block + GROUP_BYTES, at);
      for (let other = block + SUM_BYTES; other < next; other += SUM_BYTES) {
        b0 = f32x4.add(b0, v128.load(other));
        b1 = f32x4.add(b1, v128.load(other, 16));
        b2 = f32x4.add(b2, v128.load(other, 32));
        b3 = f32x4.add(b3, v128.load(other, 48));
      }
      a0 = f32x4.add(a0, b0);
      a1 = f32x4.add(a1, b1);
      a2 = f32x4.add(a2, b2);
      a3 = f32x4.add(a3, b3);
      block = next;
    }
    r0 = v128.load(room);
    r1 = v128.load(room, 16);
    r2 = v128.load(room, 32);
    r3 = v128.load(room, 48);
  }
  const first = panel * LISTED_OUTPUTS;
  const own = (<usize>first) << 2;
  const bias = job.bias + own;
  a0 = f32x4.add(a0, v128.load(bias));
  a1 = f32x4.add(a1, v128.load(bias, 16));
  a2 = f32x4.add(a2, v128.load(bias, 32));
  a3 = f32x4.add(a3, v128.load(bias, 48));
  const constants = job.constants + own;
  r0 = f32x4.add(r0, v128.load(constants));
  r1 = f32x4.add(r1, v128.load(constants, 16));
  r2 = f32x4.add(r2, v128.load(constants, 32));
  r3 = f32x4.add(r3, v128.load(constants, 48));
  const below = job.below + to + own;
  const above = job.above + to + own;
  const outward: f32 = job.isOutward ? OUTWARD_32 : 0;
  const floor: f32 = job.isClamped ? 0 : -Infinity;
  const outputs = min(LISTED_OUTPUTS, job.outputs - first);
  const move = f32x4.splat(outward);
  const least = f32x4.splat(floor);
  if (outputs === LISTED_OUTPUTS) {
    writeBounds(a0, r0, below, above, move, least);
    writeBounds(a1, r1, below + 16, above + 16, move, least);
    writeBounds(a2, r2, below + 32, above + 32, move, least);
    writeBounds(a3, r3, below + 48, above + 48, move, least);
    return;
  }
  // Into the room first: behind the last outputs lie those of the next position.
  writeBounds(a0, r0, room, room + 64, move, least);
  writeBounds(a1, r1, room + 16, room + 80, move, least);
  writeBounds(a2, r2, room + 32, room + 96, move, least);
  writeBounds(a3, r3, room + 48, room + 112, move, least);
  const bytes = (<usize>outputs) << 2;
  for (let at: usize = 0; at < bytes; at += 4) {
    store<f32>(below + at, load<f32>(room + at));
    store<f32>(above + at, load<f32>(room + 64 + at));
  }
}
