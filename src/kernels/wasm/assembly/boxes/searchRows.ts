import {
  BoxJob,
  boxIn,
  Factor,
  factorsIn,
  GROUP,
  LiveUnit,
  layerAt,
  liveCountIn,
  liveIn,
  padded,
  rowIn,
  slopesIn,
  stateIn,
  sumsIn,
  traceIn,
} from './boxJob';
import { constantOf, FROM_OUTPUTS, leastOf, passRows } from './passRows';
import { sumFactors } from './sumFactors';

/**
 * Bounds the rows of a box: with the slopes that CROWN chooses, and where that decides nothing, with the best of those that some steps
 * by the signs of derivatives lead to. Each row's best is kept.
 */
export function searchRows(job: BoxJob, room: usize, sample: i32): void {
  const rowBytes = 8 * <usize>(2 + 2 * job.inputs);
  for (let row = 0; row < job.rows; row++) store<f64>(foundAt(job, sample, row), -Infinity);
  for (let first = 0; first < job.rows; first += GROUP) {
    const rows = min(GROUP, job.rows - first);
    const starts = job.starts + 4 * <usize>((sample * job.rows + first) * job.outputs);
    let limits = job.limits + 8 * <usize>(sample * job.rows + first);
    passRows(job, room, job.layerCount - 1, rows, FROM_OUTPUTS, starts, false, job.steps > 0);
    let isDecided = false;
    for (let row = 0; row < rows; row++, limits += 8) {
      const found = foundAt(job, sample, first + row);
      keep(job, room, row, found, leastOf(job, room, row));
      memory.copy(found + (rowBytes >> 1) + 8, rowIn(room, job, row), 8 * <usize>job.inputs);
      if (load<f64>(found) > load<f64>(limits)) isDecided = true;
    }
    if (isDecided) return;
    if (job.steps > 0) searchGroup(job, room, sample, first, rows, starts);
  }
}

/** Steps from where the rows have just passed. */
function searchGroup(job: BoxJob, room: usize, sample: i32, first: i32, rows: i32, starts: usize): void {
  let rate = load<f64>(job.constants, 8);
  for (let row = 0; row < rows; row++) startSlopes(job, room, row);
  for (let step = 1; step <= job.steps; step++) {
    for (let row = 0; row < rows; row++) moveSlopes(job, room, row, rate);
    rate *= load<f64>(job.constants, 16);
    passRows(job, room, job.layerCount - 1, rows, FROM_OUTPUTS, starts, true, step < job.steps);
    for (let row = 0; row < rows; row++) {
      const found = foundAt(job, sample, first + row);
      const least = leastOf(job, room, row);
      if (least > load<f64>(found)) keep(job, room, row, found, least);
    }
  }
}

function foundAt(job: BoxJob, sample: i32, row: i32): usize {
  return job.found + 8 * <usize>((sample * job.rows + row) * (2 + 2 * job.inputs));
}

function keep(job: BoxJob, room: usize, row: i32, found: usize, least: f64): void {
  store<f64>(found, least);
  store<f64>(found, constantOf(job, room, stateIn(room, job, row)), 8);
  memory.copy(found + 16, rowIn(room, job, row), 8 * <usize>job.inputs);
}

function startSlopes(job: BoxJob, room: usize, row: i32): void {
  for (let at = 0; at < job.layerCount - 1; at++) {
    const first = layerAt(job, at).first;
    let live = liveIn(room, job) + <usize>first * offsetof<LiveUnit>();
    let slopes = slopesIn(room, job, row) + ((<usize>first) << 3);
    for (let n = load<i32>(liveCountIn(room, job) + ((<usize>at) << 2)); n > 0; n--, slopes += 8) {
      store<f64>(slopes, changetype<LiveUnit>(live).below);
      live += offsetof<LiveUnit>();
    }
  }
}

/**
 * Moves a row's slopes: with relaxations held fast its bound is attained at a corner of the box, and rises with a slope as a·z does
 * there, a the coefficient behind the unit and z what relaxations carry forward to it.
 */
function moveSlopes(job: BoxJob, room: usize, row: i32, rate: f64): void {
  const factors = factorsIn(room, job);
  const values = sumsIn(room, job);
  let count = startAtCorner(job, room, row);
  for (let at = 0; at < job.layerCount - 1; at++) {
    const layer = layerAt(job, at);
    sumFactors(factors, count, padded(layer.outputs), layer.bias, values);
    const next = layerAt(job, at + 1);
    const stride = (<usize>padded(next.outputs)) << 3;
    const first = layer.first;
    let live = liveIn(room, job) + <usize>first * offsetof<LiveUnit>();
    let slopes = slopesIn(room, job, row) + ((<usize>first) << 3);
    let trace = traceIn(room, job, row) + ((<usize>first) << 3);
    let factor = factors;
    for (let n = load<i32>(liveCountIn(room, job) + ((<usize>at) << 2)); n > 0; n--, slopes += 8, trace += 8) {
      const record = changetype<LiveUnit>(live);
      const z = load<f64>(values + ((<usize>record.unit) << 3));
      const a = load<f64>(trace);
      const slope = load<f64>(slopes);
      const y = a < 0 ? record.above * z + record.intercept : slope * z;
      if (record.isOpen && a > 0) store<f64>(slopes, min<f64>(max<f64>(slope + (z > 0 ? rate : -rate), 0), 1));
      store<f64>(factor, y);
      store<usize>(factor, next.across + <usize>record.unit * stride, 8);
      factor += y !== 0 ? offsetof<Factor>() : 0;
      live += offsetof<LiveUnit>();
    }
    count = <i32>((factor - factors) / offsetof<Factor>());
  }
}

/** The corner where the row is least, as factors of the first layer. */
function startAtCorner(job: BoxJob, room: usize, row: i32): i32 {
  const layer = layerAt(job, 0);
  const stride = (<usize>padded(layer.outputs)) << 3;
  const coefficients = rowIn(room, job, row);
  const lower = boxIn(room, job);
  const upper = lower + 8 * <usize>job.width;
  let factor = factorsIn(room, job);
  for (let input = 0; input < job.inputs; input++) {
    const own = (<usize>input) << 3;
    store<f64>(factor, load<f64>((load<f64>(coefficients + own) > 0 ? lower : upper) + own));
    store<usize>(factor, layer.across + <usize>input * stride, 8);
    factor += offsetof<Factor>();
  }
  return job.inputs;
}
