/**
 * Rows of subproblems whose units are split, bounded through layers with ReLUs between them, each of which may read several before it; written by JavaScript (see
 * ../../../splits/layouts.ts, the same fields in the same order). Pointers are bytes into the memory. Rows go in groups of LANES, side
 * by side: of a unit the numbers of all lanes lie together. See ../../../splits/boundSplits.ts for what is claimed.
 */
@unmanaged
export class SplitJob {
  /** SPLIT_WORK. */
  work: i32;
  groups: i32;
  /** Among so many parts the groups are dealt out. */
  parts: i32;
  layers: usize;
  layerCount: i32;
  /** Sizes are multiples of PANEL, as those of layers. */
  inputs: i32;
  outputs: i32;
  /** Open units of all layers. */
  open: i32;
  /** The box, float32, [inputs]. */
  lower: usize;
  upper: usize;
  /** Rows of outputs, float32, [groups][outputs][lanes]. */
  starts: usize;
  /** Above what a bound has to be for its subproblem to seem proved, float64, and whose subproblem a row is; [groups][lanes]. */
  limits: usize;
  owners: usize;
  /** Float32, [groups][open][lanes]: 1 for a unit of which z ≥ 0 is known, −1 for z ≤ 0, 0 for the others. */
  signs: usize;
  /** Slopes below and multipliers of splits: where the search is, and the best that it has seen; of the same shape. */
  slopes: usize;
  multipliers: usize;
  bestSlopes: usize;
  bestMultipliers: usize;
  /** What relaxations lose at the point where the row attains its bound, and by their intercepts: [groups][2][open][lanes]. */
  costs: usize;
  /** Those points, [groups][inputs][lanes]. */
  corners: usize;
  steps: i32;
  /** Proved lower bounds, float64, [groups][lanes]. */
  least: usize;
  /** Float64: what sums lose, as a share of their terms' magnitudes; what underflow takes; the length of the first step, and what each is to the one before. */
  constants: usize;
  /** Room for the first part; that of the next lies `roomBytes` further on. */
  room: usize;
  roomBytes: i32;
  /** Units of all layers; and the size of the largest value. */
  units: i32;
  width: i32;
  /** Whether what the last layer reads nothing else reads: then its coefficients are the same at every step. */
  isFixed: i32;
  /** Bounds of open units where a counterexample may be, float32, [groups][lower and upper][open][lanes]. */
  known: usize;
  /** What a row is at most at a counterexample, float64; and the open unit of the first layer that was split last, or −1; [groups][lanes]. */
  cuts: usize;
  newest: usize;
  /** Times that units of the first layer are bounded anew, at most, each before another search. */
  rounds: i32;
  /** Weights of its open units, float32, [units][inputs]; where there are rounds. */
  weights: usize;
}

/** z = Σ W·x + b, over what it reads. Of its outputs the first are those whose sign is not decided; the others pass as they are. */
@unmanaged
export class SplitLayer {
  outputs: i32;
  open: i32;
  /** Its SplitEdges. */
  edges: usize;
  edgeCount: i32;
  /** Of each output what is needed without regard to rounding, and with it. */
  units: usize;
  exact: usize;
  /** Where the outputs begin among those of all layers, and the open ones among those. */
  first: i32;
  firstOpen: i32;
}

/** A matrix W, and what it is multiplied with. */
@unmanaged
export class SplitEdge {
  /** A layer before, behind its ReLUs, or −1 for the input; and its size. */
  source: i32;
  inputs: i32;
  /** W, float32: [inputs / PANEL][outputs][PANEL], and [outputs / PANEL][inputs][PANEL]; or, with zeros left out, as in sumSparse.ts. */
  back: usize;
  ahead: usize;
  /** Which of them are sparse: the first by 1, the second by 2. */
  isSparse: i32;
  /** Whether other coefficients of the source are there already as it passes back. */
  adds: i32;
}

/** In float32: what a layer adds, and one through the largest magnitude. */
@unmanaged
export class SplitUnit {
  bias: f32;
  perSize: f32;
}

/** In float64. */
@unmanaged
export class ExactUnit {
  bias: f64;
  /** What each |coefficient| loses. */
  cost: f64;
}

/** Rows that are bounded side by side, in two vectors. */
export const LANES: i32 = 8;
/** Bytes of a number of all lanes. */
export const LANES_32: usize = 32;
export const LANES_64: usize = 64;

/** Bytes of half of the lanes, which is one vector. */
export const HALF: usize = 16;

/** Columns that are summed together. */
export const PANEL: i32 = 4;

export function layerAt(job: SplitJob, layer: i32): SplitLayer {
  return changetype<SplitLayer>(job.layers + <usize>layer * offsetof<SplitLayer>());
}

/** Where a group's numbers of open units lie in one of the job's regions. */
export function openOf(job: SplitJob, region: usize, group: i32): usize {
  return region + <usize>group * <usize>job.open * LANES_32;
}

export function edgeAt(layer: SplitLayer, edge: i32): SplitEdge {
  return changetype<SplitEdge>(layer.edges + <usize>edge * offsetof<SplitEdge>());
}

/** Units before those of a layer; the input comes after all of them. */
function unitsBefore(job: SplitJob, layer: i32): usize {
  return <usize>(layer < 0 ? job.units : layerAt(job, layer).first);
}

/** Coefficients behind the ReLUs of a layer, or of the input. */
export function traceOf(job: SplitJob, room: usize, layer: i32): usize {
  return room + unitsBefore(job, layer) * LANES_32;
}

/** Values of a layer at a row's corner. */
export function valuesOf(job: SplitJob, room: usize, layer: i32): usize {
  return room + <usize>(job.units + job.inputs) * LANES_32 + unitsBefore(job, layer) * LANES_32;
}

/** Coefficients in float64, in the place of both. */
export function exactTraceOf(job: SplitJob, room: usize, layer: i32): usize {
  return room + unitsBefore(job, layer) * LANES_64;
}

/** Of each layer the largest coefficient of a row before its ReLUs. */
export function largestIn(room: usize, job: SplitJob): usize {
  return room + <usize>(job.units + job.inputs) * LANES_64;
}

/** What rows add besides: in float64 three numbers of each lane. */
export function sumsIn(room: usize, job: SplitJob): usize {
  return largestIn(room, job) + <usize>job.layerCount * LANES_32;
}

/** Best bounds that a search has seen. */
export function bestIn(room: usize, job: SplitJob): usize {
  return sumsIn(room, job) + 3 * LANES_64;
}

/** Coefficients before the ReLUs of a layer. */
export function passedIn(room: usize, job: SplitJob): usize {
  return bestIn(room, job) + LANES_32;
}

/** Of each open unit the slope of the line above its ReLU, and then of each its intercept, float32, [2][open][lanes]. */
export function linesIn(room: usize, job: SplitJob): usize {
  return passedIn(room, job) + <usize>job.width * LANES_32;
}

/** Float64 of one lane, [inputs] each: coefficients of a half-space, and the box. */
export function clippedIn(room: usize, job: SplitJob): usize {
  return linesIn(room, job) + 2 * <usize>job.open * LANES_32;
}
