import { multiplyAdd } from '../multiplyAdd';
import { ChainJob, ChainStep, RELAXATION, TapRun } from './chainJob';
import { bufferIn, countIn, pieceIn, runsIn } from './chainRoom';
import { seePiece, tapsAt, termsIn } from './passProducts';
import { placeOf } from './placeUnits';

/** Products of a lane that are summed before they are added to others: BLOCK of ../../../rounding/intervalSums.ts. */
const BLOCK: i32 = 32;

/** As `passProducts`, of one row with all channels of each position: taps that lie side by side are one sum. */
export function passSingleProducts(
  job: ChainJob,
  step: ChainStep,
  next: ChainStep,
  sample: i32,
  room: usize,
  second: bool,
): void {
  const piece = pieceIn(room, second);
  const target = pieceIn(room, !second);
  seePiece(step, piece, target);
  const to = bufferIn(room, job, !second);
  memory.fill(to, 0, (<usize>(target.height * target.width * step.channels)) << 2);
  let products: u64 = 0;
  for (let y = 0; y < target.height; y++) {
    // A position of the grid, and the place within the stride from it.
    const down = target.top + y + step.padTop;
    const row = down / step.strideDown;
    const phaseDown = down % step.strideDown;
    const tapRows = tapsAt(step.filterHeight, phaseDown, step.strideDown, step.tapRows);
    for (let x = 0; x < target.width; x++) {
      const across = target.left + x + step.padLeft;
      const phaseAcross = across % step.strideRight;
      const tapColumns = tapsAt(step.filterWidth, phaseAcross, step.strideRight, step.tapColumns);
      const from = bufferIn(room, job, second);
      const runCount = placeRuns(step, room, second, from, row, across / step.strideRight, tapRows, tapColumns);
      const own = to + ((<usize>((y * target.width + x) * step.channels)) << 2);
      const ofPhase = (phaseDown * step.strideRight + phaseAcross) * step.channels;
      const weights = step.weights + <usize>(ofPhase * step.entryBytes);
      const ofEntry = <usize>step.entryBytes;
      let units: usize = 0;
      let count = step.channels;
      const before = (<usize>(target.left + x) * <usize>step.channels) << 2;
      if (next.kind === RELAXATION) {
        const first = placeOf(next, sample, target.top + y, target.left + x).first;
        units = next.units + ((<usize>first) << 2);
        count = <i32>(placeOf(next, sample, target.top + y, target.left + x + 1).first - first);
      }
      products += <u64>termsIn(room, runCount) * <u64>count;
      for (let unit = 0; unit < count; unit += 4) {
        // Of the last ones some may be the same.
        const a = channelOf(units, before, unit);
        const b = channelOf(units, before, min(unit + 1, count - 1));
        const c = channelOf(units, before, min(unit + 2, count - 1));
        const d = channelOf(units, before, min(unit + 3, count - 1));
        const sums = sumFour(
          room,
          runCount,
          weights + a * ofEntry,
          weights + b * ofEntry,
          weights + c * ofEntry,
          weights + d * ofEntry,
        );
        v128.store32_lane(own + (a << 2), sums, 0);
        v128.store32_lane(own + (b << 2), sums, 1);
        v128.store32_lane(own + (c << 2), sums, 2);
        v128.store32_lane(own + (d << 2), sums, 3);
      }
    }
  }
  countIn(room).products += <f64>products;
}

/** @param units those that are kept, four times their numbers within the row of the value; 0 where all are */
function channelOf(units: usize, before: usize, unit: i32): usize {
  return units ? (<usize>load<u32>(units + ((<usize>unit) << 2)) - before) >> 2 : <usize>unit;
}

/** The runs of coefficients that the taps of a place read; how many there are. */
function placeRuns(
  step: ChainStep,
  room: usize,
  second: bool,
  coefficients: usize,
  row: i32,
  column: i32,
  tapRows: i32,
  tapColumns: i32,
): i32 {
  const piece = pieceIn(room, second);
  const from = max(column - tapColumns + 1 - piece.left, 0);
  const to = min(column - piece.left + 1, piece.width);
  if (from >= to) return 0;
  let runs = runsIn(room);
  let count = 0;
  for (let down = 0; down < tapRows; down++) {
    const y = row - down - piece.top;
    if (<u32>y >= <u32>piece.height) continue;
    const run = changetype<TapRun>(runs);
    run.coefficients = coefficients + ((<usize>((y * piece.width + from) * step.outputs)) << 2);
    run.count = (to - from) * step.outputs;
    const tap = (down + 1) * step.tapColumns - 1 - column + from + piece.left;
    run.weights = (<usize>(tap * step.outputs)) << 2;
    runs += offsetof<TapRun>();
    count++;
  }
  return count;
}

/** Sums of the runs' coefficients times the weights of four entries. */
function sumFour(room: usize, runCount: i32, a: usize, b: usize, c: usize, d: usize): v128 {
  const zero = f32x4.splat(0);
  let t0 = zero;
  let t1 = zero;
  let t2 = zero;
  let t3 = zero;
  let s0 = zero;
  let s1 = zero;
  let s2 = zero;
  let s3 = zero;
  let runs = runsIn(room);
  let left = BLOCK;
  for (; runCount > 0; runCount--, runs += offsetof<TapRun>()) {
    const run = changetype<TapRun>(runs);
    let x = run.coefficients;
    let w0 = a + run.weights;
    let w1 = b + run.weights;
    let w2 = c + run.weights;
    let w3 = d + run.weights;
    for (let vectors = run.count >> 2; vectors > 0; ) {
      const most = min(vectors, left);
      const end = x + ((<usize>most) << 4);
      do {
        const own = v128.load(x);
        s0 = multiplyAdd(own, v128.load(w0), s0);
        s1 = multiplyAdd(own, v128.load(w1), s1);
        s2 = multiplyAdd(own, v128.load(w2), s2);
        s3 = multiplyAdd(own, v128.load(w3), s3);
        x += 16;
        w0 += 16;
        w1 += 16;
        w2 += 16;
        w3 += 16;
      } while (x < end);
      vectors -= most;
      left -= most;
      if (left > 0) continue;
      t0 = f32x4.add(t0, s0);
      t1 = f32x4.add(t1, s1);
      t2 = f32x4.add(t2, s2);
      t3 = f32x4.add(t3, s3);
      s0 = s1 = s2 = s3 = zero;
      left = BLOCK;
    }
    for (let rest = run.count & 3; rest > 0; rest--, x += 4, w0 += 4, w1 += 4, w2 += 4, w3 += 4) {
      if (left === 0) {
        t0 = f32x4.add(t0, s0);
        t1 = f32x4.add(t1, s1);
        t2 = f32x4.add(t2, s2);
        t3 = f32x4.add(t3, s3);
        s0 = s1 = s2 = s3 = zero;
        left = BLOCK;
      }
      const own = v128.load32_zero(x);
      s0 = multiplyAdd(own, v128.load32_zero(w0), s0);
      s1 = multiplyAdd(own, v128.load32_zero(w1), s1);
      s2 = multiplyAdd(own, v128.load32_zero(w2), s2);
      s3 = multiplyAdd(own, v128.load32_zero(w3), s3);
      left--;
    }
    // A run's vectors need room for one.
    if (left > 0) continue;
    t0 = f32x4.add(t0, s0);
    t1 = f32x4.add(t1, s1);
    t2 = f32x4.add(t2, s2);
    t3 = f32x4.add(t3, s3);
    s0 = s1 = s2 = s3 = zero;
    left = BLOCK;
  }
  t0 = f32x4.add(t0, s0);
  t1 = f32x4.add(t1, s1);
  t2 = f32x4.add(t2, s2);
  t3 = f32x4.add(t3, s3);
  // The lanes of each, and then their sums.
  const ab = f32x4.add(v128.shuffle<i32>(t0, t1, 0, 4, 1, 5), v128.shuffle<i32>(t0, t1, 2, 6, 3, 7));
  const cd = f32x4.add(v128.shuffle<i32>(t2, t3, 0, 4, 1, 5), v128.shuffle<i32>(t2, t3, 2, 6, 3, 7));
  return f32x4.add(v128.shuffle<i64>(ab, cd, 0, 2), v128.shuffle<i64>(ab, cd, 1, 3));
}
