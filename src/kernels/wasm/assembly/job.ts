/** How the work of a job's part is told apart, the first field of every job; that of layers, LAYER_WORK, is 0. */
export const CHAIN_WORK: i32 = 1;
export const BOX_WORK: i32 = 2;
export const PIECES_WORK: i32 = 3;
export const SPLIT_WORK: i32 = 4;
export const LISTED_WORK: i32 = 5;

/**
 * What is to be done for one group of a layer over boxes; written by JavaScript (see ../writeJob.ts, the same fields in
 * the same order). Pointers are bytes into the memory, lengths are counts.
 */
@unmanaged
export class Job {
  /** LAYER_WORK. */
  work: i32;
  /** ĉ, an image [rows, columns, channels] for each box, surrounded by the padding. */
  center: usize;
  /** r⁺, of the same shape; 0 where there are none, and only the sums over centres are wanted. */
  radius: usize;
  /** Where each position's window begins in those, in bytes; a whole number of tiles. */
  windows: usize;
  /** Runs of numbers that a window consists of. */
  runs: usize;
  runCount: i32;
  /** Products summed for one output: the numbers of all runs. */
  terms: i32;
  /** W, panel by panel: for each product eight outputs. */
  weights: usize;
  /** |W|, likewise. */
  magnitudes: usize;
  /** What the sums over centres begin with, for each output of the panels; float64, as is the next. */
  bias: usize;
  /** What the sums over radii begin with. */
  constants: usize;
  /** Where the first position's lower bounds of this group go (without radii: its sums), and the upper ones. */
  lower: usize;
  upper: usize;
  /** Numbers from one position to the next. */
  stride: i32;
  positions: i32;
  outputs: i32;
  /** Whether products are summed in float64. */
  isExact: i32;
  /** Whether bounds move outward before they are rounded to float32. */
  isOutward: i32;
  /** Whether a ReLU follows: what is below 0 is written as 0. */
  isClamped: i32;
  tilesInPart: i32;
  panelsInPart: i32;
  /** Without radii: how far behind `lower` each position's sums go, in bytes; 0 where they lie `stride` apart. */
  targets: usize;
  /** Room where the products of tiles are collected that are not with 0 (see keptProducts.ts); 0 where all are summed. */
  kept: usize;
}

/** A piece of a window that lies in one piece in memory. */
@unmanaged
export class Run {
  /** Bytes from the window's beginning. */
  offset: i32;
  /** Numbers in it. */
  length: i32;
  /** Whether a block of products ends with it (see ../../blocks.ts). */
  endsBlock: i32;
}

/** Positions and outputs that are computed together. */
export const TILE_POSITIONS: i32 = 4;
export const PANEL_OUTPUTS: i32 = 8;
/** Of |x|, more than rounding x to float32 moves it: OUTWARD of ../../intervalSums.ts, 2⁻²⁴(1 + 2⁻²⁰). */
export const OUTWARD: f64 = 5.960470161880949e-8;
/** Of |x|, what moves it outward by more than it has lost and loses by that, all in float32: OUTWARD_32 of ../../intervalSums.ts, 2⁻²². */
export const OUTWARD_32: f32 = 2.384185791015625e-7;
/** Bytes of a tile's sums in float64. */
export const SUMS_SIZE: usize = 256;
