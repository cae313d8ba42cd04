import { multiplyAdd } from '../multiplyAdd';
import { passEdgesAhead } from './passEdges';
import {
  HALF,
  LANES_32,
  largestIn,
  layerAt,
  linesIn,
  openOf,
  SplitJob,
  SplitUnit,
  traceOf,
  valuesOf,
} from './splitJob';

/** No multiplier grows beyond it: each has to stay a number. */
const LARGEST: f32 = 1e30;

/** From the corners on, as relaxations carry values forward: what is chosen moves, or its costs are looked at. */
export function carryAhead(job: SplitJob, room: usize, group: i32, isLast: bool, rate: f32): void {
  const corner = job.corners + <usize>group * <usize>job.inputs * LANES_32;
  for (let at = 0; at < job.layerCount - 1; at++) {
    const layer = layerAt(job, at);
    const values = valuesOf(job, room, at);
    passEdgesAhead(job, room, corner, layer, values);
    for (let half: usize = 0; half < LANES_32; half += HALF) {
      if (isLast) costHalf(job, room, group, at, half, values + half);
      else moveHalf(job, room, group, at, half, values + half, rate);
    }
  }
}

/** Values before ReLUs become those behind them, slopes and multipliers move. */
function moveHalf(job: SplitJob, room: usize, group: i32, at: i32, half: usize, values: usize, rate: f32): void {
  const layer = layerAt(job, at);
  const zero = f32x4.splat(0);
  const one = f32x4.splat(1);
  const first = <usize>layer.firstOpen * LANES_32 + half;
  let signs = openOf(job, job.signs, group) + first;
  let slopes = openOf(job, job.slopes, group) + first;
  let multipliers = openOf(job, job.multipliers, group) + first;
  let trace = traceOf(job, room, at) + half;
  let above = linesIn(room, job) + first;
  const intercepts = <usize>job.open * LANES_32;
  let unit = layer.units;
  const step = f32x4.splat(rate);
  const largest = f32x4.mul(v128.load(largestIn(room, job) + <usize>at * LANES_32 + half), step);
  for (let n = layer.open; n > 0; n--) {
    const z = v128.load(values);
    const sign = v128.load(signs);
    const slope = v128.load(slopes);
    const multiplier = v128.load(multipliers);
    const isBelow = f32x4.gt(v128.load(trace), zero);
    const isSplit = f32x4.ne(sign, zero);
    const ownLine = v128.or(isBelow, isSplit);
    const taken = v128.bitselect(slope, v128.load(above), ownLine);
    const intercept = v128.andnot(v128.load(above + intercepts), ownLine);
    v128.store(values, multiplyAdd(taken, z, intercept));
    // What is no number becomes the first operand, so that slopes stay in [0, 1] and multipliers numbers.
    const by = v128.bitselect(step, f32x4.neg(step), f32x4.gt(z, zero));
    const moved = f32x4.add(slope, v128.and(by, v128.andnot(isBelow, isSplit)));
    v128.store(slopes, f32x4.pmin(one, f32x4.pmax(zero, moved)));
    const size = v128.load32_splat(unit, offsetof<SplitUnit>('perSize'));
    const wrong = f32x4.mul(f32x4.neg(f32x4.mul(sign, z)), size);
    const share = f32x4.pmin(one, f32x4.pmax(f32x4.neg(one), wrong));
    const grown = multiplyAdd(share, largest, multiplier);
    v128.store(multipliers, f32x4.pmin(f32x4.splat(LARGEST), f32x4.pmax(zero, grown)));
    signs += LANES_32;
    slopes += LANES_32;
    multipliers += LANES_32;
    trace += LANES_32;
    values += LANES_32;
    above += LANES_32;
    unit += offsetof<SplitUnit>();
  }
}

/** Values before ReLUs become those behind them, and what that costs the rows is kept. */
function costHalf(job: SplitJob, room: usize, group: i32, at: i32, half: usize, values: usize): void {
  const layer = layerAt(job, at);
  const zero = f32x4.splat(0);
  const first = <usize>layer.firstOpen * LANES_32 + half;
  let signs = openOf(job, job.signs, group) + first;
  let slopes = openOf(job, job.slopes, group) + first;
  let losses = openOf(job, job.costs, 2 * group) + first;
  let ofIntercepts = openOf(job, job.costs, 2 * group + 1) + first;
  let trace = traceOf(job, room, at) + half;
  let above = linesIn(room, job) + first;
  const intercepts = <usize>job.open * LANES_32;
  for (let n = layer.open; n > 0; n--) {
    const z = v128.load(values);
    const a = v128.load(trace);
    const ownLine = v128.or(f32x4.gt(a, zero), f32x4.ne(v128.load(signs), zero));
    const taken = v128.bitselect(v128.load(slopes), v128.load(above), ownLine);
    const intercept = v128.andnot(v128.load(above + intercepts), ownLine);
    const y = multiplyAdd(taken, z, intercept);
    v128.store(losses, f32x4.mul(a, f32x4.sub(f32x4.pmax(zero, z), y)));
    v128.store(ofIntercepts, f32x4.neg(f32x4.mul(a, intercept)));
    v128.store(values, y);
    signs += LANES_32;
    slopes += LANES_32;
    losses += LANES_32;
    ofIntercepts += LANES_32;
    trace += LANES_32;
    values += LANES_32;
    above += LANES_32;
  }
}
