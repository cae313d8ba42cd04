/**
 * Boxes of a few inputs that are bounded through dense layers with ReLUs between them, box by box; written by JavaScript (see
 * ../../../boxes/layouts.ts, the same fields in the same order). Pointers are bytes into the memory. All that is computed is float64; see
 * ../../../boxes/boundBoxes.ts for what is claimed.
 */
@unmanaged
export class BoxJob {
  /** BOX_WORK. */
  work: i32;
  samples: i32;
  /** Among so many parts the boxes are dealt out. */
  parts: i32;
  layers: usize;
  layerCount: i32;
  inputs: i32;
  /** Units before activations of all layers but the last, and outputs. */
  units: i32;
  outputs: i32;
  /** The boxes, float32, [samples][inputs]. */
  lower: usize;
  upper: usize;
  /** What is known of units, float32, [samples][lower and upper][units]: is made tighter. */
  known: usize;
  /** Rows of outputs, float32, [samples][rows][outputs], and what bounds of each have to be above to decide the box, [samples][rows]. */
  rows: i32;
  starts: usize;
  limits: usize;
  /** Steps on the slopes of each row. */
  steps: i32;
  /** Float64 from here on. Of each row [least value, constant, coefficients, coefficients before the steps]. */
  found: usize;
  /** Magnitudes of outputs, [samples][outputs]. */
  magnitudes: usize;
  /** What sums lose, as a share of their terms' magnitudes; the length of the first step, and what each is to the one before. */
  constants: usize;
  /** Room for the first part; that of the next lies `roomBytes` further on. */
  room: usize;
  roomBytes: i32;
  /** Numbers of all layers' outputs, each layer's padded; and of the largest value, padded. */
  allWidth: i32;
  width: i32;
}

/** z = W·x + b; all float64, padded to whole blocks by zeros. */
@unmanaged
export class BoxLayer {
  inputs: i32;
  outputs: i32;
  /** W, [outputs][inputs], and [inputs][outputs]. */
  weights: usize;
  across: usize;
  bias: usize;
  /** How far each number of `bias` may be off. */
  lost: usize;
  /** Where the outputs begin among those of all layers. */
  first: i32;
}

/** What coefficients of a ReLU that is not off are multiplied by, and add. */
@unmanaged
export class LiveUnit {
  below: f64;
  above: f64;
  /** Of the side above. */
  intercept: f64;
  /** What the layer before adds. */
  bias: f64;
  /** What each |coefficient| loses. */
  cost: f64;
  unit: i32;
  isOpen: i32;
}

/** A number and where what it is multiplied by begins. */
@unmanaged
export class Factor {
  value: f64;
  weights: usize;
  unused: i32;
}

/** What a row has added and lost on its way. */
@unmanaged
export class RowState {
  intercepts: f64;
  biases: f64;
  lost: f64;
  /** Where it starts: of single units which, and whether it is negated. */
  unit: i32;
  isNegated: i32;
}

/** Rows that pass a layer one after the other, while its weights lie in the nearest cache. */
export const GROUP: i32 = 8;

/** Numbers that are computed together; whole layers are padded to multiples. */
const BLOCK: i32 = 8;

export function padded(size: i32): i32 {
  return (size + BLOCK - 1) & -BLOCK;
}

export function layerAt(job: BoxJob, layer: i32): BoxLayer {
  return changetype<BoxLayer>(job.layers + <usize>layer * offsetof<BoxLayer>());
}

/** Above what underflow takes from a sum of whatever length: far above 2⁻¹⁰⁷⁴ times the number of its terms. */
export const TINIEST: f64 = 1e-300;

export function shareOf(job: BoxJob): f64 {
  return load<f64>(job.constants);
}

/** Where what a part needs lies in its room. */
export function lowerIn(room: usize): usize {
  return room;
}

export function upperIn(room: usize, job: BoxJob): usize {
  return room + 8 * <usize>job.allWidth;
}

export function costIn(room: usize, job: BoxJob): usize {
  return room + 16 * <usize>job.allWidth;
}

/** Live units, and behind them how many each layer has. */
export function liveIn(room: usize, job: BoxJob): usize {
  return room + 24 * <usize>job.allWidth;
}

export function liveCountIn(room: usize, job: BoxJob): usize {
  return liveIn(room, job) + <usize>job.allWidth * offsetof<LiveUnit>();
}

/** What a layer reads: its lower and its upper bounds; then room for three sums of each output. */
export function valuesIn(room: usize, job: BoxJob): usize {
  return liveCountIn(room, job) + 8 * <usize>job.layerCount;
}

export function sumsIn(room: usize, job: BoxJob): usize {
  return valuesIn(room, job) + 16 * <usize>job.width;
}

/** The box itself, lower and upper. */
export function boxIn(room: usize, job: BoxJob): usize {
  return sumsIn(room, job) + 24 * <usize>job.width;
}

/** Rows of a group: their coefficients. */
export function rowIn(room: usize, job: BoxJob, row: i32): usize {
  return boxIn(room, job) + 16 * <usize>job.width + 8 * <usize>(row * job.width);
}

export function stateIn(room: usize, job: BoxJob, row: i32): RowState {
  return changetype<RowState>(rowIn(room, job, GROUP) + <usize>row * offsetof<RowState>());
}

export function factorsIn(room: usize, job: BoxJob): usize {
  return rowIn(room, job, GROUP) + <usize>GROUP * offsetof<RowState>();
}

/** Units whose bounds are looked for, and their sides. */
export function openIn(room: usize, job: BoxJob): usize {
  return factorsIn(room, job) + <usize>(job.width + 2) * offsetof<Factor>();
}

/** Of each row of a group the slopes that are chosen, and its coefficients behind each live unit. */
export function slopesIn(room: usize, job: BoxJob, row: i32): usize {
  return openIn(room, job) + 8 * <usize>job.width + 8 * <usize>(row * job.allWidth);
}

export function traceIn(room: usize, job: BoxJob, row: i32): usize {
  return slopesIn(room, job, GROUP) + 8 * <usize>(row * job.allWidth);
}

/** Above what underflow takes from a value or a row, all in all: see (e) of ../../../boxes/boundBoxes.ts. */
export function tinyIn(room: usize, job: BoxJob): usize {
  return traceIn(room, job, GROUP);
}
