import {
  BoxJob,
  BoxLayer,
  boxIn,
  costIn,
  Factor,
  factorsIn,
  LiveUnit,
  layerAt,
  liveCountIn,
  liveIn,
  padded,
  RowState,
  rowIn,
  shareOf,
  slopesIn,
  stateIn,
  tinyIn,
  traceIn,
} from './boxJob';
import { sumFactors } from './sumFactors';

/** How rows of a group start: from single units, or from coefficients of outputs. */
export const FROM_UNITS: i32 = 0;
export const FROM_OUTPUTS: i32 = 1;

/** Makes up for what the sum of losses has itself lost. */
const MAKE_UP: f64 = 1 + 9.5367431640625e-7;

/**
 * Passes the first rows of a group back from the outputs of a layer to the box: their coefficients end in place.
 *
 * @param starts of outputs, float32, where rows are FROM_OUTPUTS
 * @param isChosen whether slopes below are the rows' own
 * @param isTraced whether what arrives behind each live unit is kept
 */
export function passRows(
  job: BoxJob,
  room: usize,
  from: i32,
  rows: i32,
  kind: i32,
  starts: usize,
  isChosen: bool,
  isTraced: bool,
): void {
  for (let at = from; at >= 0; at--) {
    const layer = layerAt(job, at);
    for (let row = 0; row < rows; row++) {
      let count: i32;
      if (at < from) {
        count = relaxRow(job, layer, at, room, row, isChosen, isTraced);
      } else if (kind === FROM_UNITS) {
        count = startAtUnit(job, layer, room, row);
      } else {
        count = startAtOutputs(job, layer, room, row, starts + 4 * <usize>(row * job.outputs));
      }
      sumFactors(factorsIn(room, job), count, padded(layer.inputs), 0, rowIn(room, job, row));
    }
  }
}

function startAtUnit(job: BoxJob, layer: BoxLayer, room: usize, row: i32): i32 {
  const state = stateIn(room, job, row);
  const factor = changetype<Factor>(factorsIn(room, job));
  const own = (<usize>state.unit) << 3;
  factor.value = state.isNegated ? -1 : 1;
  factor.weights = layer.weights + own * <usize>padded(layer.inputs);
  state.intercepts = 0;
  state.biases = factor.value * load<f64>(layer.bias + own);
  state.lost = load<f64>(costIn(room, job) + ((<usize>layer.first) << 3) + own);
  return 1;
}

function startAtOutputs(job: BoxJob, layer: BoxLayer, room: usize, row: i32, start: usize): i32 {
  const state = stateIn(room, job, row);
  const stride = (<usize>padded(layer.inputs)) << 3;
  let factor = factorsIn(room, job);
  let weights = layer.weights;
  let biases: f64 = 0;
  let lost: f64 = 0;
  let count = 0;
  for (let output = 0; output < layer.outputs; output++, weights += stride) {
    const own = (<usize>output) << 3;
    const a = <f64>load<f32>(start + (own >> 1));
    if (a === 0) continue;
    store<f64>(factor, a);
    store<usize>(factor, weights, 8);
    factor += offsetof<Factor>();
    count++;
    biases += a * load<f64>(layer.bias + own);
    lost += abs(a) * load<f64>(costIn(room, job) + ((<usize>layer.first) << 3) + own);
  }
  state.intercepts = 0;
  state.biases = biases;
  state.lost = lost;
  return count;
}

/** Coefficients behind ReLUs become factors of the layer before them: a > 0 takes the side below, a < 0 the one above. */
function relaxRow(job: BoxJob, layer: BoxLayer, at: i32, room: usize, row: i32, isChosen: bool, isTraced: bool): i32 {
  const state = stateIn(room, job, row);
  const coefficients = rowIn(room, job, row);
  const stride = (<usize>padded(layer.inputs)) << 3;
  const count = load<i32>(liveCountIn(room, job) + ((<usize>at) << 2));
  const first = (<usize>layer.first) << 3;
  const factors = factorsIn(room, job);
  let live = liveIn(room, job) + <usize>layer.first * offsetof<LiveUnit>();
  let slopes = slopesIn(room, job, row) + first;
  let trace = traceIn(room, job, row) + first;
  let factor = factors;
  let intercepts = state.intercepts;
  let biases = state.biases;
  let lost = state.lost;
  for (let n = count; n > 0; n--) {
    const record = changetype<LiveUnit>(live);
    const unit = <usize>record.unit;
    const a = load<f64>(coefficients + (unit << 3));
    if (isTraced) store<f64>(trace, a);
    const isNegative = a < 0;
    const below = isChosen ? load<f64>(slopes) : record.below;
    const passed = a * select<f64>(record.above, below, isNegative);
    intercepts += select<f64>(a, 0, isNegative) * record.intercept;
    biases += passed * record.bias;
    lost += abs(passed) * record.cost;
    store<f64>(factor, passed);
    store<usize>(factor, layer.weights + unit * stride, 8);
    factor += passed !== 0 ? offsetof<Factor>() : 0;
    live += offsetof<LiveUnit>();
    slopes += 8;
    trace += 8;
  }
  state.intercepts = intercepts;
  state.biases = biases;
  state.lost = lost;
  return <i32>((factor - factors) / offsetof<Factor>());
}

/** Of a row that has arrived at the box, what it adds besides its coefficients, rounded down. */
export function constantOf(job: BoxJob, room: usize, state: RowState): f64 {
  const lost =
    state.lost * MAKE_UP + shareOf(job) * (abs(state.intercepts) + abs(state.biases)) + load<f64>(tinyIn(room, job));
  return state.intercepts + state.biases - lost;
}

/** The least value of a row that has arrived, rounded down. */
export function leastOf(job: BoxJob, room: usize, row: i32): f64 {
  const coefficients = rowIn(room, job, row);
  const lower = boxIn(room, job);
  const upper = lower + 8 * <usize>job.width;
  let sum: f64 = 0;
  let size: f64 = 0;
  for (let input: usize = 0; input < (<usize>job.inputs) << 3; input += 8) {
    const a = load<f64>(coefficients + input);
    const term = a * load<f64>((a > 0 ? lower : upper) + input);
    sum += term;
    size += abs(term);
  }
  const constant = constantOf(job, room, stateIn(room, job, row));
  const least = constant + sum;
  return least - shareOf(job) * (abs(constant) + size);
}
