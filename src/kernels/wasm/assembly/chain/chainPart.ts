import { OUTWARD } from '../job';
import { storeTransposed } from '../transpose';
import {
  BOUNDS,
  ChainJob,
  ChainStep,
  ChainTile,
  NARROW_ROWS,
  Piece,
  RELAXATION,
  stepOf,
  TILE_ROWS,
  unitBytes,
} from './chainJob';
import { bufferIn, countIn, lossesIn, pieceIn, sourcesIn, startPiece, startsIn, sumsIn, unitsIn } from './chainRoom';
import { passProducts } from './passProducts';
import { passRelaxed } from './passRelaxed';
import { dropZeros, layOut, placeUnits, writeUnits } from './placeUnits';
import { passSingle } from './singleRow';
import { LeastValues } from './sumBounds';

/** Makes up for what sums of losses have themselves lost; see ../../../chain/chain.ts, step (e). */
const MAKE_UP: f64 = 1 + 7.62939453125e-6;
/** At least what flushed coefficients may cost a row of one step: UNDERFLOW of ../../../rows/concretizeRows.ts. */
const UNDERFLOW: f64 = 5.7e-14;
/** More than 2⁻⁵⁰ and 2⁻¹⁴¹: what the last steps in float64, and a float32 number that underflows, lose. */
const LAST: f64 = 9e-16;
const TINIEST: f64 = 7e-43;

/**
 * Lower bounds of the rows of every `parts`-th tile, beginning with tile `part`; see ../../../chain/chain.ts.
 *
 * @param address of the ChainJob
 */
export function chainPart(address: usize, part: i32): void {
  const job = changetype<ChainJob>(address);
  const room = job.room + <usize>part * <usize>job.roomBytes;
  countIn(room).products = 0;
  for (let tile = part; tile < job.tileCount; tile += job.parts) {
    passTile(job, changetype<ChainTile>(job.tiles + <usize>tile * TILE_BYTES), room);
  }
}

/** The starts of all eight rows included. */
const TILE_BYTES: usize = offsetof<ChainTile>() + 28;

function passTile(job: ChainJob, tile: ChainTile, room: usize): void {
  memory.fill(sumsIn(room), 0, 128);
  if (tile.rows === 1) {
    passSingle(job, tile, room);
    writeBounds(job, tile, room);
    return;
  }
  startPiece(tile, room);
  const isNarrow = tile.rows <= NARROW_ROWS;
  let second = false;
  let at = 0;
  if (startsFromWeights(job, tile)) {
    startFromWeights(job, tile, room, isNarrow);
    second = true;
    at = 2;
  } else startTile(job, tile, room, isNarrow);
  for (; at < job.stepCount; at++) {
    const step = stepOf(job, at);
    if (step.kind === RELAXATION || step.kind === BOUNDS) {
      passUnits(step, tile.sample, pieceIn(room, second), room, bufferIn(room, job, second), isNarrow);
      if (step.packs) packTile(job, step, tile.sample, room, second, at === 0, isNarrow);
      else if (step.kind === RELAXATION) layOut(job, step, stepOf(job, at + 1), tile.sample, room, second, isNarrow);
    } else {
      passProducts(job, step, stepOf(job, at + 1), tile.sample, tile.rows, room, second, isNarrow);
      second = !second;
    }
  }
  writeBounds(job, tile, room);
}

/** Whether each row starts from a single unit of one position, which products lead back from at once: its coefficients are the unit's weights. */
function startsFromWeights(job: ChainJob, tile: ChainTile): bool {
  if (tile.isWhole || tile.height !== 1 || tile.width !== 1) return false;
  return stepOf(job, 0).kind === BOUNDS && stepOf(job, 0).packs !== 0;
}

/** What the rows' units add themselves, and their weights. */
function startFromWeights(job: ChainJob, tile: ChainTile, room: usize, isNarrow: bool): void {
  const step = stepOf(job, 0);
  const place = tile.top * step.width + tile.left;
  for (let row = 0; row < tile.rows; row++) {
    const start = load<u32>(changetype<usize>(tile) + offsetof<ChainTile>('starts') + ((<usize>row) << 2));
    const unit = (<usize>(place * step.channels + <i32>(start >> 1))) << 2;
    const ofSample = <usize>tile.sample;
    // Which bound is least does not matter: layers add the same whatever the sign.
    const side =
      start & 1
        ? step.above + <usize>step.abovePerSample * ofSample
        : step.below + <usize>step.belowPerSample * ofSample;
    const own = <f64>load<f32>(side + unit);
    store<f64>(sumsIn(room) + ((<usize>row) << 3), start & 1 ? -own : own);
    const lost = <f64>load<f32>(step.cost + <usize>step.costPerSample * ofSample + unit);
    store<f64>(lossesIn(room) + ((<usize>row) << 3), lost);
  }
  const starts = startsIn(room, job, false);
  store<u32>(starts, 0);
  store<u32>(starts, 1, 4);
  placeSources(tile, step.channels, room);
  passProducts(job, stepOf(job, 1), stepOf(job, 2), tile.sample, 0, room, false, isNarrow);
}

/** Where rows that start from single units take weights from: of rows that there are not, from anywhere, to be left out. */
function placeSources(tile: ChainTile, channels: i32, room: usize): void {
  for (let row = 0; row < TILE_ROWS; row++) {
    const at = sourcesIn(room) + ((<usize>row) << 2);
    const isThere = row < tile.rows;
    const start = isThere
      ? load<u32>(changetype<usize>(tile) + offsetof<ChainTile>('starts') + ((<usize>row) << 2))
      : 0;
    store<u32>(at, (<u32>(tile.left * channels) + (start >> 1)) << 2);
    store<u32>(at, isThere ? -1 : 0, 32);
    store<u32>(at, start << 31, 64);
  }
}

/** Adds what the units of a piece add, and bends their coefficients. */
function passUnits(step: ChainStep, sample: i32, piece: Piece, room: usize, coefficients: usize, isNarrow: bool): void {
  if (step.kind === RELAXATION) passRelaxed(step, sample, piece, room, coefficients, isNarrow);
  else if (step.below === step.above && step.belowPerSample === step.abovePerSample) {
    if (isNarrow) LeastValues.add(step, sample, piece, room, coefficients, true, true);
    else LeastValues.add(step, sample, piece, room, coefficients, false, true);
  } else if (isNarrow) LeastValues.add(step, sample, piece, room, coefficients, true, false);
  else LeastValues.add(step, sample, piece, room, coefficients, false, false);
}

/** Readies coefficients for products. Of those that rows start from most are zero. */
function packTile(
  job: ChainJob,
  step: ChainStep,
  sample: i32,
  room: usize,
  second: bool,
  isFirst: bool,
  isNarrow: bool,
): void {
  const piece = pieceIn(room, second);
  const units = unitsIn(room);
  writeUnits(step, sample, piece, units);
  if (!isFirst) return;
  const places = piece.height * piece.width;
  dropZeros(places, startsIn(room, job, second), units, bufferIn(room, job, second), isNarrow);
}

/** Puts the rows' coefficients side by side, unit by unit; of units that are kept. */
function startTile(job: ChainJob, tile: ChainTile, room: usize, isNarrow: bool): void {
  const first = stepOf(job, 0);
  const piece = pieceIn(room, false);
  const starts = startsIn(room, job, false);
  const to = bufferIn(room, job, false);
  placeUnits(first, tile.sample, piece, starts);
  writeUnits(first, tile.sample, piece, unitsIn(room));
  const rows = changetype<usize>(tile) + offsetof<ChainTile>('starts');
  const places = piece.height * piece.width;
  if (tile.isWhole && first.kind !== RELAXATION) {
    startFour(rows, places * first.channels, to, unitBytes(isNarrow));
    if (!isNarrow) startFour(rows + 16, places * first.channels, to + 16, 32);
    return;
  }
  memory.fill(to, 0, <usize>load<u32>(starts + ((<usize>places) << 2)) * unitBytes(isNarrow));
  for (let place = 0; place < places; place++) {
    const ofColumn = (piece.left + (place % piece.width)) * first.channels;
    const begin = load<u32>(starts + ((<usize>place) << 2));
    const end = load<u32>(starts + ((<usize>place) << 2), 4);
    for (let unit = begin; unit < end; unit++) {
      const channel = <i32>(load<u32>(unitsIn(room) + ((<usize>unit) << 2)) >> 2) - ofColumn;
      const own = to + <usize>unit * unitBytes(isNarrow);
      if (!tile.isWhole) startUnit(tile, place * first.channels + channel, own);
      else {
        const at = (<usize>(place * first.channels + channel)) << 2;
        v128.store(own, coefficientsAt(rows, at));
        if (!isNarrow) v128.store(own, coefficientsAt(rows + 16, at), 16);
      }
    }
  }
}

/** The coefficients of all units in four rows, of which it is told where they lie; from one unit to the next `step` bytes. */
function startFour(rows: usize, units: i32, to: usize, step: usize): void {
  let a = <usize>load<u32>(rows);
  let b = <usize>load<u32>(rows, 4);
  let c = <usize>load<u32>(rows, 8);
  let d = <usize>load<u32>(rows, 12);
  for (let fours = units >> 2; fours > 0; fours--, a += 16, b += 16, c += 16, d += 16, to += 4 * step) {
    storeTransposed(v128.load(a), v128.load(b), v128.load(c), v128.load(d), to, step);
  }
  for (let at = (<usize>(units & ~3)) << 2; at < (<usize>units) << 2; at += 4, to += step) {
    v128.store(to, coefficientsAt(rows, at));
  }
}

/** A unit's coefficients in four rows. */
function coefficientsAt(rows: usize, at: usize): v128 {
  const ab = v128.load32_lane(load<u32>(rows, 4) + at, v128.load32_zero(load<u32>(rows) + at), 1);
  const cd = v128.load32_lane(load<u32>(rows, 12) + at, v128.load32_zero(load<u32>(rows, 8) + at), 1);
  return v128.shuffle<i64>(ab, cd, 0, 2);
}

/** The coefficients of a unit of the piece in all rows, each of which starts from a single one. */
function startUnit(tile: ChainTile, unit: i32, to: usize): void {
  let starts = changetype<usize>(tile) + offsetof<ChainTile>('starts');
  for (let row = 0; row < tile.rows; row++, starts += 4, to += 4) {
    const start = load<u32>(starts);
    if (start >> 1 === unit) store<f32>(to, start & 1 ? -1 : 1);
  }
}

/** What the rows have added, less what they have lost, rounded down to float32. */
function writeBounds(job: ChainJob, tile: ChainTile, room: usize): void {
  for (let row = 0; row < min(tile.rows, TILE_ROWS); row++) {
    const sum = load<f64>(sumsIn(room) + <usize>(row * 8));
    const to = tile.result + <usize>(row * 4);
    if (!job.isOutward) {
      store<f32>(to, <f32>sum);
      continue;
    }
    const lost = load<f64>(lossesIn(room) + <usize>(row * 8)) * MAKE_UP + <f64>job.stepCount * UNDERFLOW;
    const bound = sum - (lost + (abs(sum) + lost) * LAST);
    store<f32>(to, <f32>(bound - (abs(bound) * OUTWARD + TINIEST)));
  }
}
