import { ChainJob, PartCount, Piece } from './chainJob';

const COUNT_BYTES: usize = 32;
const PIECE_BYTES: usize = 32;
/** Bytes of the sums of eight rows in float64. */
const SUMS_BYTES: usize = 64;
/** Bytes of a panel's totals: four outputs of eight rows. */
const TOTALS_BYTES: usize = 128;
/** A run for each of 1024 taps, of 16 bytes. */
const RUNS_BYTES: usize = 16384;

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

export function totalsIn(room: usize): usize {
  return lossesIn(room) + SUMS_BYTES;
}

export function pieceIn(room: usize): Piece {
  return changetype<Piece>(totalsIn(room) + TOTALS_BYTES);
}

export function runsIn(room: usize): usize {
  return totalsIn(room) + TOTALS_BYTES + PIECE_BYTES;
}

function behindRuns(room: usize): usize {
  return runsIn(room) + RUNS_BYTES;
}

/** For each packed coefficient where its unit's weights lie in a panel, in bytes. */
export function unitsIn(room: usize): usize {
  return behindRuns(room);
}

/** For each position of the piece where its packed coefficients begin, counted in units; and where the last ones end. */
export function startsIn(room: usize, job: ChainJob): usize {
  return behindRuns(room) + <usize>job.unitsBytes;
}

/** The first or the second of two buffers of coefficients. */
export function bufferIn(room: usize, job: ChainJob, second: bool): usize {
  return behindRuns(room) + 2 * <usize>job.unitsBytes + (second ? <usize>job.bufferBytes : 0);
}
