/**
 * Rows of coefficients that pass back through a chain of layers, tile by tile; written by JavaScript (see
 * ../../../chain/wasm/layouts.ts, the same fields in the same order). Pointers are bytes into the memory.
 */
@unmanaged
export class ChainJob {
  /** CHAIN_WORK. */
  work: i32;
  steps: usize;
  stepCount: i32;
  tiles: usize;
  tileCount: i32;
  /** Among so many parts the tiles are dealt out. */
  parts: i32;
  /** Room for the first part; that of the next lies `roomBytes` further on. */
  room: usize;
  roomBytes: i32;
  /** Of them, what a tile's coefficients of one value may take, and what describes them. */
  bufferBytes: i32;
  unitsBytes: i32;
  /** Whether roundings are covered. */
  isOutward: i32;
}

/** What a part counts, at the beginning of its room: products that led to an input, of rows that were asked for. */
@unmanaged
export class PartCount {
  products: f64;
}

/** What happens to coefficients on their way; fields that a kind does not name are 0. */
@unmanaged
export class ChainStep {
  /** RELAXATION, BOUNDS or PRODUCTS. */
  kind: i32;
  /** RELAXATION and BOUNDS: whether products follow, which read where each coefficient's weights lie. */
  packs: i32;
  /** Of the value that the coefficients belong to; PRODUCTS: of the one that they are passed back to. */
  height: i32;
  width: i32;
  channels: i32;
  /** RELAXATION: what is made of its units; see packUnits.ts. */
  places: usize;
  units: usize;
  bent: usize;
  constants: usize;
  /** BOUNDS: of each unit, and what each |coefficient| loses. */
  below: usize;
  above: usize;
  cost: usize;
  /** Bytes from one sample to the next, of these three; 0 where all share the same. */
  belowPerSample: i32;
  abovePerSample: i32;
  costPerSample: i32;
  /**
   * PRODUCTS: weights, [places within a stride][channels][rows of taps][columns of taps][outputs], of which taps further to the right come first: so
   * from one position the next one's weights lie as the positions themselves do.
   */
  weights: usize;
  /** Bytes from one channel's weights to the next. */
  entryBytes: i32;
  tapRows: i32;
  tapColumns: i32;
  outputs: i32;
  strideDown: i32;
  strideRight: i32;
  padTop: i32;
  padLeft: i32;
  filterHeight: i32;
  filterWidth: i32;
}

/** Some rows of one sample, eight at most, that start from the same piece of the same value. */
@unmanaged
export class ChainTile {
  /** Whether each row starts from coefficients of the whole piece, else from a single unit of it. */
  isWhole: i32;
  rows: i32;
  sample: i32;
  /** The piece: rows and columns of the value. */
  top: i32;
  left: i32;
  height: i32;
  width: i32;
  /** Where the rows' lower bounds go. */
  result: usize;
  /**
   * For each of eight rows where its coefficients lie, in bytes; or its single unit: its number within the piece times two, and one more
   * where it is negated. Of rows that there are not those of the first.
   */
  starts: i32;
}

/** The piece of a value that a tile's coefficients belong to. */
@unmanaged
export class Piece {
  top: i32;
  left: i32;
  height: i32;
  width: i32;
}

/** Kinds of steps. */
export const RELAXATION: i32 = 0;
export const BOUNDS: i32 = 1;
export const PRODUCTS: i32 = 2;

export function stepOf(job: ChainJob, at: i32): ChainStep {
  return changetype<ChainStep>(job.steps + <usize>at * offsetof<ChainStep>());
}

/** Rows of a tile, whose coefficients of a unit lie side by side; those of so few rows take half of the room. */
export const TILE_ROWS: i32 = 8;
export const NARROW_ROWS: i32 = 4;

/** Bytes of a unit's coefficients. */
export function unitBytes(isNarrow: bool): usize {
  return isNarrow ? 16 : 32;
}

/** Of a position of a value the first of its units, of all of the batch's that are kept, and the first of those that are bent; see packUnits.ts. */
@unmanaged
export class Place {
  first: u32;
  firstBent: u32;
}

/** A unit whose coefficients are bent: which of those that are kept, and its lines. */
@unmanaged
export class BentUnit {
  unit: u32;
  lowerSlope: f32;
  upperSlope: f32;
  /** What it adds at least: where its coefficient is positive, and where it is negative. */
  below: f32;
  above: f32;
  /** What each |coefficient| loses. */
  cost: f32;
}

/** What a unit's coefficients, once bent, are multiplied by and add, and what each of them loses. */
@unmanaged
export class Constant {
  bias: f32;
  cost: f32;
}

/** Packed coefficients of neighbouring positions, which a row of taps reads. */
@unmanaged
export class TapRun {
  coefficients: usize;
  units: usize;
  count: i32;
  /** What leads from an entry's weights, and where a unit's lie, to that of the tap, in bytes; perhaps less than nothing. */
  weights: usize;
}

/** A unit that products lead to: its weights, and where its coefficients go. */
@unmanaged
export class Entry {
  weights: usize;
  target: usize;
}

/** Entries that are summed at a time, of eight rows and of four. */
export const PANEL: i32 = 4;
export const NARROW_PANEL: i32 = 3;
/** Entries that are collected before they are summed: a multiple of both. */
export const MOST_ENTRIES: i32 = 96;
