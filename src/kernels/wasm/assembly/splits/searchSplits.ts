import { multiplyAdd } from '../multiplyAdd';
import { carryAhead } from './carryAhead';
import { passEdgesBack } from './passEdges';
import {
  bestIn,
  HALF,
  LANES,
  LANES_32,
  largestIn,
  layerAt,
  linesIn,
  openOf,
  passedIn,
  SplitJob,
  SplitUnit,
  sumsIn,
  traceOf,
} from './splitJob';

/** What a bound has to be above its limit to seem proved, as a share of both. */
const CLEAR: f64 = 1e-4;

/**
 * Searches for slopes and multipliers of a group of rows, rounding ignored, by the signs of derivatives: with relaxations
 * held fast a row's bound is attained at a corner of the box, and rises with a slope as a·z does there, with a multiplier as −s·z.
 * Ends once all subproblems of the group seem proved; else says at last what relaxations cost.
 */
export function searchSplits(job: SplitJob, room: usize, group: i32): void {
  startGroup(job, room, group);
  let rate = <f32>load<f64>(job.constants, 16);
  const decay = <f32>load<f64>(job.constants, 24);
  for (let step = 0; step <= job.steps; step++, rate *= decay) {
    passBack(job, room, group);
    if (areProved(job, room, group)) return;
    carryAhead(job, room, group, step === job.steps, rate);
  }
}

/** What is the same at every step: coefficients of what the last layer reads, and what it adds. */
function startGroup(job: SplitJob, room: usize, group: i32): void {
  const bytes = <usize>job.open * LANES_32;
  memory.copy(openOf(job, job.bestSlopes, group), openOf(job, job.slopes, group), bytes);
  memory.copy(openOf(job, job.bestMultipliers, group), openOf(job, job.multipliers, group), bytes);
  const last = layerAt(job, job.layerCount - 1);
  const starts = job.starts + <usize>group * <usize>job.outputs * LANES_32;
  for (let half: usize = 0; half < LANES_32; half += HALF) {
    let sum = f32x4.splat(0);
    for (let output: usize = 0; output < <usize>last.outputs; output++) {
      const bias = v128.load32_splat(last.units + output * offsetof<SplitUnit>());
      sum = multiplyAdd(v128.load(starts + output * LANES_32 + half), bias, sum);
    }
    v128.store(sumsIn(room, job) + half, sum);
    v128.store(bestIn(room, job) + half, f32x4.splat(-Infinity));
  }
  passEdgesBack(job, room, last, starts);
}

/** Where what is going on of a half's sums lies, behind what is the same at every step. */
function runningSums(job: SplitJob, room: usize, half: usize): usize {
  return sumsIn(room, job) + LANES_32 + half;
}

function passBack(job: SplitJob, room: usize, group: i32): void {
  memory.copy(runningSums(job, room, 0), sumsIn(room, job), LANES_32);
  const passed = passedIn(room, job);
  const last = job.layerCount - 1;
  if (!job.isFixed) {
    passEdgesBack(job, room, layerAt(job, last), job.starts + <usize>group * <usize>job.outputs * LANES_32);
  }
  for (let at = last - 1; at >= 0; at--) {
    const layer = layerAt(job, at);
    for (let half: usize = 0; half < LANES_32; half += HALF) relaxHalf(job, room, group, at, half);
    passEdgesBack(job, room, layer, passed);
  }
  for (let half: usize = 0; half < LANES_32; half += HALF) arrive(job, room, group, half);
}

/** Coefficients behind the ReLUs of a layer become those before them. */
function relaxHalf(job: SplitJob, room: usize, group: i32, at: i32, half: usize): void {
  const layer = layerAt(job, at);
  const zero = f32x4.splat(0);
  const first = <usize>layer.firstOpen * LANES_32 + half;
  let signs = openOf(job, job.signs, group) + first;
  let slopes = openOf(job, job.slopes, group) + first;
  let multipliers = openOf(job, job.multipliers, group) + first;
  let trace = traceOf(job, room, at) + half;
  let to = passedIn(room, job) + half;
  let above = linesIn(room, job) + first;
  const intercepts = <usize>job.open * LANES_32;
  let unit = layer.units;
  let sum = v128.load(runningSums(job, room, half));
  let largest = zero;
  for (let n = layer.open; n > 0; n--) {
    const a = v128.load(trace);
    const sign = v128.load(signs);
    const ownLine = v128.or(f32x4.gt(a, zero), f32x4.ne(sign, zero));
    const slope = v128.bitselect(v128.load(slopes), v128.load(above), ownLine);
    const c = f32x4.sub(f32x4.mul(a, slope), f32x4.mul(v128.load(multipliers), sign));
    sum = multiplyAdd(v128.andnot(a, ownLine), v128.load(above + intercepts), sum);
    sum = multiplyAdd(c, v128.load32_splat(unit), sum);
    largest = f32x4.pmax(largest, f32x4.abs(c));
    v128.store(to, c);
    signs += LANES_32;
    slopes += LANES_32;
    multipliers += LANES_32;
    trace += LANES_32;
    to += LANES_32;
    above += LANES_32;
    unit += offsetof<SplitUnit>();
  }
  for (let n = layer.outputs - layer.open; n > 0; n--) {
    const a = v128.load(trace);
    sum = multiplyAdd(a, v128.load32_splat(unit), sum);
    largest = f32x4.pmax(largest, f32x4.abs(a));
    v128.store(to, a);
    trace += LANES_32;
    to += LANES_32;
    unit += offsetof<SplitUnit>();
  }
  v128.store(runningSums(job, room, half), sum);
  v128.store(largestIn(room, job) + <usize>at * LANES_32 + half, largest);
}

/** Bounds are attained at corners; choices of the rows whose bounds are better than any before are kept. */
function arrive(job: SplitJob, room: usize, group: i32, half: usize): void {
  let from = traceOf(job, room, -1) + half;
  let corner = job.corners + <usize>group * <usize>job.inputs * LANES_32 + half;
  let sum = v128.load(runningSums(job, room, half));
  for (let input: usize = 0; input < (<usize>job.inputs) << 2; input += 4) {
    const a = v128.load(from);
    const lower = v128.load32_splat(job.lower + input);
    const x = v128.bitselect(lower, v128.load32_splat(job.upper + input), f32x4.gt(a, f32x4.splat(0)));
    v128.store(corner, x);
    sum = multiplyAdd(a, x, sum);
    from += LANES_32;
    corner += LANES_32;
  }
  const best = bestIn(room, job) + half;
  const isBetter = f32x4.gt(sum, v128.load(best));
  if (!v128.any_true(isBetter)) return;
  v128.store(best, v128.bitselect(sum, v128.load(best), isBetter));
  keepBetter(openOf(job, job.slopes, group) + half, openOf(job, job.bestSlopes, group) + half, job.open, isBetter);
  keepBetter(
    openOf(job, job.multipliers, group) + half,
    openOf(job, job.bestMultipliers, group) + half,
    job.open,
    isBetter,
  );
}

function keepBetter(from: usize, to: usize, count: i32, isBetter: v128): void {
  for (let n = count; n > 0; n--, from += LANES_32, to += LANES_32) {
    v128.store(to, v128.bitselect(v128.load(from), v128.load(to), isBetter));
  }
}

/** Whether of every subproblem of a group some row is clearly above its limit. */
function areProved(job: SplitJob, room: usize, group: i32): bool {
  const first = <usize>(group * LANES);
  for (let lane: usize = 0; lane < <usize>LANES; lane++) {
    const owner = load<i32>(job.owners + ((first + lane) << 2));
    let isProved = false;
    for (let row: usize = 0; row < <usize>LANES; row++) {
      if (load<i32>(job.owners + ((first + row) << 2)) !== owner) continue;
      const bound = <f64>load<f32>(bestIn(room, job) + (row << 2));
      const limit = load<f64>(job.limits + ((first + row) << 3));
      if (bound - limit > CLEAR * (abs(bound) + abs(limit))) isProved = true;
    }
    if (!isProved) return false;
  }
  return true;
}
