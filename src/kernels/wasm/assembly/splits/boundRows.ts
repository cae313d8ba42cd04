import { interceptAbove, slopeAbove } from './lines';
import { passEdgesBack64 } from './passEdges';
import {
  ExactUnit,
  exactTraceOf,
  LANES,
  LANES_32,
  LANES_64,
  layerAt,
  openOf,
  SplitJob,
  SplitLayer,
  sumsIn,
} from './splitJob';

/** Makes up for what the sum of losses has itself lost. */
const MAKE_UP: f64 = 1 + 9.5367431640625e-7;

/**
 * Bounds a group of rows in float64, with the best choices, rounded down: what is proved. What was proved before stays where it is better.
 * Linear functions below the rows are left: their coefficients where those of the input are, and see constantOf.
 */
export function boundRows(job: SplitJob, room: usize, group: i32): void {
  for (let at = job.layerCount - 1; at >= 0; at--) {
    const layer = layerAt(job, at);
    const coefficients = exactTraceOf(job, room, at);
    for (let lane: usize = 0; lane < <usize>LANES; lane++) {
      if (at === job.layerCount - 1) startLane(job, room, group, layer, coefficients, lane);
      else relaxLane(job, room, group, layer, coefficients, lane);
    }
    passEdgesBack64(job, room, layer, coefficients);
  }
  for (let lane: usize = 0; lane < <usize>LANES; lane++) {
    const least = leastOf(job, room, exactTraceOf(job, room, -1), lane);
    const to = job.least + ((<usize>(group * LANES) + lane) << 3);
    if (least > load<f64>(to)) store<f64>(to, least);
  }
}

/** What the linear function below a row adds, rounded down, once the row was bounded. */
export function constantOf(job: SplitJob, room: usize, lane: usize): f64 {
  return load<f64>(interceptsOf(job, room, lane));
}

/** Where what a row's intercepts and biases add, and what it has lost, lies. */
function interceptsOf(job: SplitJob, room: usize, lane: usize): usize {
  return sumsIn(room, job) + (lane << 3);
}

function biasesOf(job: SplitJob, room: usize, lane: usize): usize {
  return interceptsOf(job, room, lane) + LANES_64;
}

function lostOf(job: SplitJob, room: usize, lane: usize): usize {
  return biasesOf(job, room, lane) + LANES_64;
}

function startLane(job: SplitJob, room: usize, group: i32, layer: SplitLayer, to: usize, lane: usize): void {
  let start = job.starts + <usize>group * <usize>job.outputs * LANES_32 + (lane << 2);
  let biases: f64 = 0;
  let lost: f64 = 0;
  let unit = layer.exact;
  to += lane << 3;
  for (let n = layer.outputs; n > 0; n--) {
    const record = changetype<ExactUnit>(unit);
    const a = <f64>load<f32>(start);
    biases += a * record.bias;
    lost += abs(a) * record.cost;
    store<f64>(to, a);
    start += LANES_32;
    to += LANES_64;
    unit += offsetof<ExactUnit>();
  }
  store<f64>(interceptsOf(job, room, lane), 0);
  store<f64>(biasesOf(job, room, lane), biases);
  store<f64>(lostOf(job, room, lane), lost);
}

/** Coefficients behind ReLUs become those before them, less multipliers: a > 0 takes the side below, a < 0 the one above. */
function relaxLane(job: SplitJob, room: usize, group: i32, layer: SplitLayer, at: usize, lane: usize): void {
  const first = <usize>layer.firstOpen * LANES_32 + (lane << 2);
  let signs = openOf(job, job.signs, group) + first;
  let slopes = openOf(job, job.bestSlopes, group) + first;
  let multipliers = openOf(job, job.bestMultipliers, group) + first;
  let lower = openOf(job, job.known, 2 * group) + first;
  let upper = openOf(job, job.known, 2 * group + 1) + first;
  let intercepts = load<f64>(interceptsOf(job, room, lane));
  let biases = load<f64>(biasesOf(job, room, lane));
  let lost = load<f64>(lostOf(job, room, lane));
  let unit = layer.exact;
  at += lane << 3;
  for (let n = layer.open; n > 0; n--) {
    const record = changetype<ExactUnit>(unit);
    const a = load<f64>(at);
    const sign = <f64>load<f32>(signs);
    const isOwnLine = a > 0 || sign !== 0;
    let slope = <f64>load<f32>(slopes);
    if (!isOwnLine) {
      const low = <f64>load<f32>(lower);
      const high = <f64>load<f32>(upper);
      slope = slopeAbove(low, high);
      intercepts += a * interceptAbove(slope, low, high);
    }
    const passed = a * slope;
    const multiplier = <f64>load<f32>(multipliers) * sign;
    const c = passed - multiplier;
    biases += c * record.bias;
    lost += (abs(passed) + abs(multiplier)) * record.cost;
    store<f64>(at, c);
    signs += LANES_32;
    slopes += LANES_32;
    multipliers += LANES_32;
    lower += LANES_32;
    upper += LANES_32;
    at += LANES_64;
    unit += offsetof<ExactUnit>();
  }
  for (let n = layer.outputs - layer.open; n > 0; n--) {
    const record = changetype<ExactUnit>(unit);
    const a = load<f64>(at);
    biases += a * record.bias;
    lost += abs(a) * record.cost;
    at += LANES_64;
    unit += offsetof<ExactUnit>();
  }
  store<f64>(interceptsOf(job, room, lane), intercepts);
  store<f64>(biasesOf(job, room, lane), biases);
  store<f64>(lostOf(job, room, lane), lost);
}

/** The least value of a row that has arrived, rounded down. */
function leastOf(job: SplitJob, room: usize, at: usize, lane: usize): f64 {
  const share = load<f64>(job.constants);
  const intercepts = load<f64>(interceptsOf(job, room, lane));
  const biases = load<f64>(biasesOf(job, room, lane));
  const lost =
    load<f64>(lostOf(job, room, lane)) * MAKE_UP +
    share * (abs(intercepts) + abs(biases)) +
    load<f64>(job.constants, 8);
  const constant = intercepts + biases - lost;
  store<f64>(interceptsOf(job, room, lane), constant - share * abs(constant));
  let sum: f64 = 0;
  let size: f64 = 0;
  at += lane << 3;
  for (let input: usize = 0; input < (<usize>job.inputs) << 2; input += 4, at += LANES_64) {
    const a = load<f64>(at);
    const term = a * <f64>load<f32>((a > 0 ? job.lower : job.upper) + input);
    sum += term;
    size += abs(term);
  }
  return constant + sum - share * (abs(constant) + size);
}
