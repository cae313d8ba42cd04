import { multiplyAdd } from '../multiplyAdd';
import { ChainJob, ChainStep, Entry, MOST_ENTRIES, Place, RELAXATION, TapRun } from './chainJob';
import { bufferIn, countIn, entriesIn, pieceIn, runsIn, spareIn } from './chainRoom';
import { seePiece, shareOfTaps, tapColumnsAt, tapRowsAt, termsIn } from './passProducts';
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
  memory.fill(bufferIn(room, job, !second), 0, (<usize>(target.height * target.width * step.channels)) << 2);
  const lastRow = piece.top + piece.height + step.tapRows - 1;
  const lastColumn = piece.left + piece.width + step.tapColumns - 1;
  let products: u64 = 0;
  for (let row = piece.top; row < lastRow; row++) {
    const down = row * step.strideDown - step.padTop - target.top;
    if (down <= -step.strideDown || down >= target.height) continue;
    for (let column = piece.left; column < lastColumn; column++) {
      const across = column * step.strideRight - step.padLeft - target.left;
      if (across <= -step.strideRight || across >= target.width) continue;
      products += passPosition(job, step, next, sample, room, second, row, column, down, across);
    }
  }
  countIn(room).products += <f64>products * shareOfTaps(step);
}

/**
 * The sums that lead to the places within a stride from a position of the grid: all of the same coefficients, four at a time of
 * whatever places. How many products they have.
 *
 * @param down of the first of these places within the piece, and `across`
 */
function passPosition(
  job: ChainJob,
  step: ChainStep,
  next: ChainStep,
  sample: i32,
  room: usize,
  second: bool,
  row: i32,
  column: i32,
  down: i32,
  across: i32,
): u64 {
  const target = pieceIn(room, !second);
  const to = bufferIn(room, job, !second);
  const quarter = <usize>step.entryBytes >> 2;
  let products: u64 = 0;
  let count = 0;
  let runCount = 0;
  let terms = 0;
  let tapRows = -1;
  let tapColumns = -1;
  const lastDown = min(step.strideDown, target.height - down);
  const lastAcross = min(step.strideRight, target.width - across);
  for (let phaseDown = max(0, -down); phaseDown < lastDown; phaseDown++) {
    const ownRows = tapRowsAt(step, phaseDown);
    for (let phaseAcross = max(0, -across); phaseAcross < lastAcross; phaseAcross++) {
      const ownColumns = tapColumnsAt(step, phaseAcross);
      if (ownRows !== tapRows || ownColumns !== tapColumns) {
        sumFours(room, runCount, count);
        count = 0;
        tapRows = ownRows;
        tapColumns = ownColumns;
        runCount = placeRuns(step, room, second, bufferIn(room, job, second), row, column, tapRows, tapColumns);
        terms = termsIn(room, runCount);
      }
      const y = down + phaseDown;
      const x = across + phaseAcross;
      const ofPhase = (phaseDown * step.strideRight + phaseAcross) * step.channels;
      let weights = step.weights + <usize>(ofPhase * step.entryBytes);
      let own = to + ((<usize>((y * target.width + x) * step.channels)) << 2);
      let units: usize = 0;
      let length = step.channels;
      if (next.kind === RELAXATION) {
        const place = placeOf(next, sample, target.top + y, target.left + x);
        const first = place.first;
        length = <i32>(changetype<Place>(changetype<usize>(place) + offsetof<Place>()).first - first);
        units = next.units + ((<usize>first) << 2);
        // Units are numbered within their row.
        const before = (target.left + x) * step.channels;
        weights -= <usize>(before * step.entryBytes);
        own -= (<usize>before) << 2;
      }
      products += <u64>terms * <u64>length;
      for (let unit = 0; unit < length; ) {
        const last = unit + min(length - unit, MOST_ENTRIES - count);
        let entry = entriesIn(room) + <usize>count * offsetof<Entry>();
        count += last - unit;
        for (; unit < last; unit++, entry += offsetof<Entry>()) {
          const number = units ? <usize>load<u32>(units + ((<usize>unit) << 2)) : (<usize>unit) << 2;
          changetype<Entry>(entry).weights = weights + number * quarter;
          changetype<Entry>(entry).target = own + number;
        }
        if (count < MOST_ENTRIES) continue;
        sumFours(room, runCount, count);
        count = 0;
      }
    }
  }
  sumFours(room, runCount, count);
  return products;
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

/** The sums of entries, four at a time; the last four may be filled up with what nobody asks for. */
function sumFours(room: usize, runCount: i32, count: i32): void {
  const entries = entriesIn(room);
  for (let more = count; more & 3; more++) {
    const entry = changetype<Entry>(entries + <usize>more * offsetof<Entry>());
    entry.weights = changetype<Entry>(entries).weights;
    entry.target = spareIn(room);
  }
  for (let at = 0; at < count; at += 4) sumFour(room, runCount, entries + <usize>at * offsetof<Entry>());
}

/** Sums of the runs' coefficients times the weights of four entries, to where each has its coefficient. */
function sumFour(room: usize, runCount: i32, entries: usize): void {
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
    let w0 = load<usize>(entries) + run.weights;
    let w1 = load<usize>(entries, offsetof<Entry>()) + run.weights;
    let w2 = load<usize>(entries, 2 * offsetof<Entry>()) + run.weights;
    let w3 = load<usize>(entries, 3 * offsetof<Entry>()) + run.weights;
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
  const sums = f32x4.add(v128.shuffle<i64>(ab, cd, 0, 2), v128.shuffle<i64>(ab, cd, 1, 3));
  v128.store32_lane(load<usize>(entries, 4), sums, 0);
  v128.store32_lane(load<usize>(entries, offsetof<Entry>() + 4), sums, 1);
  v128.store32_lane(load<usize>(entries, 2 * offsetof<Entry>() + 4), sums, 2);
  v128.store32_lane(load<usize>(entries, 3 * offsetof<Entry>() + 4), sums, 3);
}
