import { ChainJob, ChainStep, Piece, Place, RELAXATION, unitBytes } from './chainJob';
import { bufferIn, pieceIn, startsIn } from './chainRoom';

/** What is known of the units of a position, [row, column], in a sample that relaxations follow. */
export function placeOf(step: ChainStep, sample: i32, row: i32, column: i32): Place {
  const number = sample * (step.height * step.width + 1) + row * step.width + column;
  return changetype<Place>(step.places + <usize>number * offsetof<Place>());
}

/**
 * Where the packed coefficients of each position of a piece begin: of the units that are kept where they are relaxed next, else of all.
 *
 * @param step that coefficients go through next
 * @param starts a number for each position, and one more where the last ones end
 */
export function placeUnits(step: ChainStep, sample: i32, piece: Piece, starts: usize): void {
  let end: u32 = 0;
  for (let row = 0; row < piece.height; row++) {
    if (step.kind !== RELAXATION) {
      for (let column = 0; column < piece.width; column++, starts += 4, end += step.channels) store<u32>(starts, end);
      continue;
    }
    let place = changetype<usize>(placeOf(step, sample, piece.top + row, piece.left));
    const before = end - changetype<Place>(place).first;
    for (let column = 0; column < piece.width; column++, starts += 4, place += offsetof<Place>()) {
      store<u32>(starts, before + changetype<Place>(place).first);
    }
    end = before + changetype<Place>(place).first;
  }
  store<u32>(starts, end);
}

/** For each packed coefficient of a piece where its unit's weights lie; see unitsIn. */
export function writeUnits(step: ChainStep, sample: i32, piece: Piece, units: usize): void {
  for (let row = 0; row < piece.height; row++) {
    if (step.kind === RELAXATION) {
      const first = placeOf(step, sample, piece.top + row, piece.left).first;
      const end = placeOf(step, sample, piece.top + row, piece.left + piece.width).first;
      const bytes = (<usize>(end - first)) << 2;
      memory.copy(units, step.units + ((<usize>first) << 2), bytes);
      units += bytes;
    } else {
      const first = piece.left * step.channels;
      const end = first + piece.width * step.channels;
      for (let unit = first; unit < end; unit++, units += 4) store<i32>(units, unit << 2);
    }
  }
}

/** Leaves out coefficients that are zero in all rows. Of numbers and of what is none alike; only zeros, of either sign, are left out. */
export function dropZeros(places: i32, starts: usize, units: usize, coefficients: usize, isNarrow: bool): void {
  const zero = f32x4.splat(0);
  let from = coefficients;
  let to = coefficients;
  let fromUnits = units;
  let toUnits = units;
  let at: u32 = 0;
  let kept: u32 = 0;
  for (; places > 0; places--, starts += 4) {
    const end = load<u32>(starts, 4);
    store<u32>(starts, kept);
    for (; at < end; at++) {
      const a0 = v128.load(from);
      const a1 = isNarrow ? a0 : v128.load(from, 16);
      v128.store(to, a0);
      if (!isNarrow) v128.store(to, a1, 16);
      store<u32>(toUnits, load<u32>(fromUnits));
      from += unitBytes(isNarrow);
      fromUnits += 4;
      if (!v128.any_true(v128.or(f32x4.ne(a0, zero), f32x4.ne(a1, zero)))) continue;
      to += unitBytes(isNarrow);
      toUnits += 4;
      kept++;
    }
  }
  store<u32>(starts, kept);
}

/**
 * Lays coefficients that were relaxed out as the next step has them, where no products lie between: all of a piece in the other buffer,
 * and of these what the next step keeps in their own.
 */
export function layOut(
  job: ChainJob,
  step: ChainStep,
  next: ChainStep,
  sample: i32,
  room: usize,
  second: bool,
  isNarrow: bool,
): void {
  const piece = pieceIn(room, second);
  const own = bufferIn(room, job, second);
  const all = bufferIn(room, job, !second);
  const ofPlace = <usize>step.channels * unitBytes(isNarrow);
  const places = piece.height * piece.width;
  memory.fill(all, 0, <usize>places * ofPlace);
  moveUnits(step, sample, piece, own, all, false, isNarrow);
  placeUnits(next, sample, piece, startsIn(room, job, second));
  if (next.kind === RELAXATION) moveUnits(next, sample, piece, own, all, true, isNarrow);
  else memory.copy(own, all, <usize>places * ofPlace);
}

/** Moves the coefficients of units that are kept, `packed` and by place and channel: to the former or from there. */
function moveUnits(
  step: ChainStep,
  sample: i32,
  piece: Piece,
  packed: usize,
  all: usize,
  packs: bool,
  isNarrow: bool,
): void {
  for (let row = 0; row < piece.height; row++) {
    for (let column = 0; column < piece.width; column++) {
      const place = placeOf(step, sample, piece.top + row, piece.left + column);
      const end = changetype<Place>(changetype<usize>(place) + offsetof<Place>()).first;
      const ofColumn = (piece.left + column) * step.channels;
      for (let unit = place.first; unit < end; unit++, packed += unitBytes(isNarrow)) {
        const channel = (load<u32>(step.units + ((<usize>unit) << 2)) >> 2) - ofColumn;
        const apart = all + <usize>channel * unitBytes(isNarrow);
        memory.copy(packs ? packed : apart, packs ? apart : packed, unitBytes(isNarrow));
      }
      all += <usize>step.channels * unitBytes(isNarrow);
    }
  }
}
