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
  /** RELAXATION and BOUNDS: whether products follow, which read coefficients packed. */
  packs: i32;
  /** Of the value that the coefficients belong to; PRODUCTS: of the one that they are passed back to. */
  height: i32;
  width: i32;
  channels: i32;
  /** RELAXATION: slopes below and above, one number a unit, sample by sample. */
  lowerSlope: usize;
  upperSlope: usize;
  /** What a unit adds at least: where its coefficient is positive, and where it is negative. */
  below: usize;
  above: usize;
  /** What each |coefficient| loses. */
  cost: usize;
  /** Bytes from one sample to the next, of these three; 0 where all share the same. */
  belowPerSample: i32;
  abovePerSample: i32;
  costPerSample: i32;
  /** RELAXATION: what the coefficients that have passed are multiplied by and add; shared by all samples. */
  bias: usize;
  /** What each of them loses, and bytes from one sample to the next. */
  biasCost: usize;
  biasCostPerSample: i32;
  /** PRODUCTS: weights, [panels][rows of taps][columns of taps][channels of the outputs][4]. */
  weights: usize;
  /** Panel by panel where each entry leads to, row, column and channel, and how many rows and columns of taps lead there. */
  places: usize;
  panels: i32;
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
   * where it is negated.
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

/** Kinds of steps; all others are PRODUCTS, 2. */
export const RELAXATION: i32 = 0;
export const BOUNDS: i32 = 1;

/** Rows of a tile, whose coefficients of a unit lie side by side, and bytes of these. */
export const TILE_ROWS: i32 = 8;
export const UNIT_BYTES: i32 = 32;
/** Bytes of a unit's weights in a panel: of four outputs. */
export const PANEL_BYTES: i32 = 16;

/** Packed coefficients of one position, which a tap reads. */
@unmanaged
export class TapRun {
  coefficients: usize;
  units: usize;
  count: i32;
  /** Where the tap's weights lie in a panel, in bytes. */
  weights: i32;
}
