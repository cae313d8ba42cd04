import { highHalf } from '../tileSums';
import { BentUnit, BOUNDS, ChainJob, ChainStep, ChainTile, Constant, Piece, PRODUCTS, stepOf } from './chainJob';
import { bufferIn, lossesIn, pieceIn, startPiece, sumsIn } from './chainRoom';
import { placeOf } from './placeUnits';
import { passSingleProducts } from './singleProducts';

/**
 * A tile of one row: its coefficients of a piece lie position by position with all channels, those of units that are off being zero, so that vectors hold
 * several units instead of several rows. It adds and loses what tiles of more rows do, in sums that are no longer.
 */
export function passSingle(job: ChainJob, tile: ChainTile, room: usize): void {
  startPiece(tile, room);
  let second = false;
  let isSorted = false;
  startSingle(tile, stepOf(job, 0).channels, bufferIn(room, job, false));
  for (let at = 0; at < job.stepCount; at++) {
    const step = stepOf(job, at);
    const a = bufferIn(room, job, second);
    if (step.kind === PRODUCTS) {
      passSingleProducts(job, step, stepOf(job, at + 1), tile.sample, room, second);
      second = !second;
    } else if (step.kind === BOUNDS) addLeast(step, tile.sample, pieceIn(room, second), room, a);
    else {
      if (!isSorted) clearOff(step, tile.sample, pieceIn(room, second), a);
      relaxSingle(step, tile.sample, pieceIn(room, second), room, a);
    }
    // Products lead to units that are kept alone.
    isSorted = step.kind === PRODUCTS;
  }
}

function startSingle(tile: ChainTile, channels: i32, to: usize): void {
  const bytes = (<usize>(tile.height * tile.width * channels)) << 2;
  if (tile.isWhole) {
    memory.copy(to, <usize>load<u32>(changetype<usize>(tile), offsetof<ChainTile>('starts')), bytes);
    return;
  }
  memory.fill(to, 0, bytes);
  store<f32>(to + ((<usize>(tile.starts >> 1)) << 2), tile.starts & 1 ? -1 : 1);
}

/** Takes coefficients of units that are off for zero. */
function clearOff(step: ChainStep, sample: i32, piece: Piece, a: usize): void {
  const ofRow = (<usize>(piece.width * step.channels)) << 2;
  for (let row = 0; row < piece.height; row++, a += ofRow) {
    const first = placeOf(step, sample, piece.top + row, piece.left).first;
    const end = placeOf(step, sample, piece.top + row, piece.left + piece.width).first;
    const before = (<usize>(piece.left * step.channels)) << 2;
    let at: usize = 0;
    for (let unit = first; unit < end; unit++, at += 4) {
      const next = <usize>load<u32>(step.units + ((<usize>unit) << 2)) - before;
      for (; at < next; at += 4) store<f32>(a + at, 0);
    }
    for (; at < ofRow; at += 4) store<f32>(a + at, 0);
  }
}

/** As `passRelaxed`, with sums in float64. */
function relaxSingle(step: ChainStep, sample: i32, piece: Piece, room: usize, a: usize): void {
  let sum = load<f64>(sumsIn(room));
  let lost = load<f64>(lossesIn(room));
  // What every other unit adds: sums wait for their own last addition.
  let nextSum: f64 = 0;
  let nextLost: f64 = 0;
  for (let row = 0; row < piece.height; row++) {
    const first = placeOf(step, sample, piece.top + row, piece.left);
    const last = placeOf(step, sample, piece.top + row, piece.left + piece.width);
    const origin = a + ((<usize>((row * piece.width - piece.left) * step.channels)) << 2);
    for (let bent = first.firstBent; bent < last.firstBent; bent++) {
      const own = changetype<BentUnit>(step.bent + <usize>bent * offsetof<BentUnit>());
      const at = origin + <usize>load<u32>(step.units + ((<usize>own.unit) << 2));
      const x = load<f32>(at);
      const isNegative = x < 0;
      sum += <f64>x * <f64>(isNegative ? own.above : own.below);
      lost += <f64>abs<f32>(x) * <f64>own.cost;
      store<f32>(at, x * (isNegative ? own.upperSlope : own.lowerSlope));
    }
    let constant = step.constants + <usize>first.first * offsetof<Constant>();
    let units = step.units + ((<usize>first.first) << 2);
    let count = last.first - first.first;
    for (; count >= 2; count -= 2, units += 8, constant += 2 * offsetof<Constant>()) {
      const x = <f64>load<f32>(origin + <usize>load<u32>(units));
      const y = <f64>load<f32>(origin + <usize>load<u32>(units, 4));
      sum += x * <f64>load<f32>(constant);
      lost += abs<f64>(x) * <f64>load<f32>(constant, 4);
      nextSum += y * <f64>load<f32>(constant, 8);
      nextLost += abs<f64>(y) * <f64>load<f32>(constant, 12);
    }
    if (count === 0) continue;
    const x = <f64>load<f32>(origin + <usize>load<u32>(units));
    sum += x * <f64>load<f32>(constant);
    lost += abs<f64>(x) * <f64>load<f32>(constant, 4);
  }
  store<f64>(sumsIn(room), sum + nextSum);
  store<f64>(lossesIn(room), lost + nextLost);
}

/** As LeastValues. */
function addLeast(step: ChainStep, sample: i32, piece: Piece, room: usize, a: usize): void {
  const zero = f32x4.splat(0);
  let sums = f64x2.splat(0);
  let losses = sums;
  let sum = load<f64>(sumsIn(room));
  let lost = load<f64>(lossesIn(room));
  for (let row = 0; row < piece.height; row++) {
    const first = <usize>(((piece.top + row) * step.width + piece.left) * step.channels * 4);
    let below = step.below + <usize>step.belowPerSample * <usize>sample + first;
    let above = step.above + <usize>step.abovePerSample * <usize>sample + first;
    let cost = step.cost + <usize>step.costPerSample * <usize>sample + first;
    let count = piece.width * step.channels;
    for (; count >= 4; count -= 4, a += 16, below += 16, above += 16, cost += 16) {
      const x = v128.load(a);
      const bound = v128.bitselect(v128.load(above), v128.load(below), f32x4.lt(x, zero));
      const own = v128.load(cost);
      const near = f64x2.promote_low_f32x4(x);
      const far = f64x2.promote_low_f32x4(highHalf(x));
      sums = f64x2.add(sums, f64x2.mul(near, f64x2.promote_low_f32x4(bound)));
      sums = f64x2.add(sums, f64x2.mul(far, f64x2.promote_low_f32x4(highHalf(bound))));
      losses = f64x2.add(losses, f64x2.mul(f64x2.abs(near), f64x2.promote_low_f32x4(own)));
      losses = f64x2.add(losses, f64x2.mul(f64x2.abs(far), f64x2.promote_low_f32x4(highHalf(own))));
    }
    for (; count > 0; count--, a += 4, below += 4, above += 4, cost += 4) {
      const x = load<f32>(a);
      sum += <f64>x * <f64>load<f32>(x < 0 ? above : below);
      lost += <f64>abs<f32>(x) * <f64>load<f32>(cost);
    }
  }
  store<f64>(sumsIn(room), sum + f64x2.extract_lane(sums, 0) + f64x2.extract_lane(sums, 1));
  store<f64>(lossesIn(room), lost + f64x2.extract_lane(losses, 0) + f64x2.extract_lane(losses, 1));
}
