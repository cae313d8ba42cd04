import { ChainJob, ChainTile, Entry, MOST_ENTRIES, PANEL, PartCount, Piece } from './chainJob';

/* What kernels/chain/wasm/runChain.ts calls FIXED_ROOM is the room before what jobs say the size of. */
const COUNT_BYTES: usize = 32;
const PIECE_BYTES: usize = 16;
/** Bytes of the sums of eight rows in float64. */
const SUMS_BYTES: usize = 64;
/** Bytes of a unit's coefficients that nobody asks for. */
const SPARE_BYTES: usize = 32;
const ENTRIES_BYTES: usize = <usize>(MOST_ENTRIES + PANEL) * offsetof<Entry>();
/** A run for each of 1024 rows of taps, of 16 bytes. */
const RUNS_BYTES: usize = 16384;
const SOURCES_BYTES: usize = 96;

export function countIn(room: usize): PartCount {
  return changetype<PartCount>(room);
}

/** What all rows of a tile have added so far, in float64, and behind it what they have lost. */
export function sumsIn(room: usize): usize {
  return room + COUNT_BYTES;
}

export function lossesIn(room: usize): usize {
  return sumsIn(room) + SUMS_BYTES;
}

export function spareIn(room: usize): usize {
  return lossesIn(room) + SUMS_BYTES;
}

/** The piece that the coefficients in the first or the second buffer belong to; likewise below. */
export function pieceIn(room: usize, second: bool): Piece {
  return changetype<Piece>(spareIn(room) + SPARE_BYTES + (second ? PIECE_BYTES : 0));
}

/** Begins with a tile's own piece. */
export function startPiece(tile: ChainTile, room: usize): void {
  const piece = pieceIn(room, false);
  piece.top = tile.top;
  piece.left = tile.left;
  piece.height = tile.height;
  piece.width = tile.width;
}

export function entriesIn(room: usize): usize {
  return spareIn(room) + SPARE_BYTES + 2 * PIECE_BYTES;
}

export function runsIn(room: usize): usize {
  return entriesIn(room) + ENTRIES_BYTES;
}

/**
 * Of rows that start from single units where their weights lie, beside those of the first unit of the first column; behind these a mask that
 * is empty for rows that there are not, and the signs.
 */
export function sourcesIn(room: usize): usize {
  return runsIn(room) + RUNS_BYTES;
}

function behindRuns(room: usize): usize {
  return sourcesIn(room) + SOURCES_BYTES;
}

/** For each packed coefficient where its unit's weights lie, beside those of the first unit of the first column, in bytes. */
export function unitsIn(room: usize): usize {
  return behindRuns(room);
}

/** For each position of the piece where its packed coefficients begin, counted in units; and where the last ones end. */
export function startsIn(room: usize, job: ChainJob, second: bool): usize {
  return behindRuns(room) + <usize>job.unitsBytes * (second ? 2 : 1);
}

/** Packed coefficients. */
export function bufferIn(room: usize, job: ChainJob, second: bool): usize {
  return behindRuns(room) + 3 * <usize>job.unitsBytes + (second ? <usize>job.bufferBytes : 0);
}
