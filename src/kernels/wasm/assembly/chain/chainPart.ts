import { OUTWARD } from '../job';
import { storeTransposed } from '../transpose';
import { BOUNDS, ChainJob, ChainStep, ChainTile, RELAXATION, TILE_ROWS, UNIT_BYTES } from './chainJob';
import { bufferIn, countIn, lossesIn, pieceIn, sumsIn } from './chainRoom';
import { passProducts } from './passProducts';
import { passRelaxed } from './passRelaxed';
import { sumBounds } from './sumBounds';

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
  const piece = pieceIn(room);
  piece.top = tile.top;
  piece.left = tile.left;
  piece.height = tile.height;
  piece.width = tile.width;
  let second = false;
  const first = changetype<ChainStep>(job.steps);
  startTile(tile, tile.height * tile.width * first.channels, bufferIn(room, job, false));
  for (let at = 0; at < job.stepCount; at++) {
    const step = changetype<ChainStep>(job.steps + <usize>at * offsetof<ChainStep>());
    if (step.kind === RELAXATION) passRelaxed(job, step, tile.sample, room, bufferIn(room, job, second));
    else if (step.kind === BOUNDS) sumBounds(job, step, tile.sample, room, bufferIn(room, job, second));
    else {
      passProducts(job, step, tile.rows, room, bufferIn(room, job, second), bufferIn(room, job, !second));
      second = !second;
    }
  }
  writeBounds(job, tile, room);
}

/** Puts the rows' coefficients side by side, unit by unit. */
function startTile(tile: ChainTile, units: i32, to: usize): void {
  if (tile.isWhole && tile.rows === TILE_ROWS) {
    startRows(tile, 0, units, to);
    startRows(tile, 4, units, to + 16);
    return;
  }
  const bytes = <usize>(units * UNIT_BYTES);
  memory.fill(to, 0, bytes);
  for (let row = 0; row < tile.rows; row++) {
    let target = to + <usize>(row * 4);
    const start = load<i32>(changetype<usize>(tile) + offsetof<ChainTile>('starts') + <usize>(row * 4));
    if (tile.isWhole) {
      let from = <usize>start;
      for (let unit = 0; unit < units; unit++, from += 4, target += UNIT_BYTES) store<f32>(target, load<f32>(from));
    } else {
      store<f32>(target + <usize>((start >> 1) * UNIT_BYTES), start & 1 ? -1 : 1);
    }
  }
}

/** The same of four rows of a tile that has all eight. */
function startRows(tile: ChainTile, first: i32, units: i32, to: usize): void {
  let a = startOf(tile, first);
  let b = startOf(tile, first + 1);
  let c = startOf(tile, first + 2);
  let d = startOf(tile, first + 3);
  for (; units >= 4; units -= 4, to += 4 * UNIT_BYTES) {
    storeTransposed(v128.load(a), v128.load(b), v128.load(c), v128.load(d), to, <usize>UNIT_BYTES);
    a += 16;
    b += 16;
    c += 16;
    d += 16;
  }
  for (; units > 0; units--, to += UNIT_BYTES) {
    store<f32>(to, load<f32>(a));
    store<f32>(to, load<f32>(b), 4);
    store<f32>(to, load<f32>(c), 8);
    store<f32>(to, load<f32>(d), 12);
    a += 4;
    b += 4;
    c += 4;
    d += 4;
  }
}

/** Where a row's coefficients lie. */
function startOf(tile: ChainTile, row: i32): usize {
  return <usize>load<u32>(changetype<usize>(tile) + offsetof<ChainTile>('starts') + <usize>(row * 4));
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
