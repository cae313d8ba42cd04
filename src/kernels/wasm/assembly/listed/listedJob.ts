/**
 * A layer over boxes most of which are wide, some nothing but 0: of each image the numbers that are not 0 are listed, and only their
 * products summed. Written by JavaScript (see ../../../conv/wasm/listed/listedJob.ts, the same fields in the same order). Pointers are
 * bytes into the memory, lengths are counts.
 */
@unmanaged
export class ListedJob {
  /** LISTED_WORK. */
  work: i32;
  /** Lower bounds of what the layer reads, [batch, rows, columns, channels]; the upper ones lie `half` bytes further on. */
  lower: usize;
  half: usize;
  batch: i32;
  rows: i32;
  columns: i32;
  channels: i32;
  /** Rows and columns of a window, and from one window to the next; of padding above and on the left. */
  windowRows: i32;
  windowColumns: i32;
  rowStep: i32;
  columnStep: i32;
  top: i32;
  left: i32;
  /** Rows and columns of the output, and its channels. */
  outputRows: i32;
  outputColumns: i32;
  outputs: i32;
  /**
   * W, panel by panel: sixteen outputs for each number of an image from the first of a window on to its last. What lies between
   * the rows of a window is never read.
   */
  weights: usize;
  /** Bytes of a panel. */
  panelBytes: usize;
  /** What the sums over centres begin with, for each output of the panels; float32, as is the next. */
  bias: usize;
  /** What the sums over radii begin with. */
  constants: usize;
  /** Where the lower bounds go, [batch, outputRows, outputColumns, outputs], and the upper ones. */
  below: usize;
  above: usize;
  /** Whether bounds move outward after they are rounded. */
  isOutward: i32;
  /** Whether a ReLU follows: what is below 0 is written as 0. */
  isClamped: i32;
  imagesInPiece: i32;
  /** Among so many parts the pieces are dealt out. */
  parts: i32;
  /** Room for the first part, that of the next `roomBytes` further on, as listedPart has it. */
  room: usize;
  roomBytes: i32;
  /** Bytes of the sums of a window's blocks. */
  sumBytes: i32;
  /** Bytes of an image's centres and radii, of its list, of where its positions begin there, and of a window's list. */
  imageBytes: i32;
  listBytes: i32;
  startBytes: i32;
  windowBytes: i32;
  /** k₁ and k₂ of ../../../rounding/intervalSums.ts. */
  ofRadius: f32;
  ofCenter: f32;
  /** All bits of a float32 number but its sign: a constant of the program would be made again for every product. */
  magnitude: i32;
}

/** Outputs that are summed together. */
export const LISTED_OUTPUTS: i32 = 16;
