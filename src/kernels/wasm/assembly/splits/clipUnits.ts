import { highHalf } from '../tileSums';
import { constantOf } from './boundRows';
import { clippedIn, ExactUnit, exactTraceOf, LANES, LANES_32, LANES_64, layerAt, openOf, SplitJob } from './splitJob';

/** Makes up for what the sum of losses has itself lost. */
const MAKE_UP: f64 = 1 + 9.5367431640625e-7;

/** Values of the multiplier that are tried, besides none; and none beyond this, with which what underflow takes would count. */
const TRIALS = 5;
const LARGEST: f64 = 1e18;

/**
 * Bounds units of the first layer anew for lanes whose rows are not proved, in place: over what half-spaces leave of the box. Rows were bounded just before.
 *
 * @param isFirst whether the split that is newest was not looked at before
 * @returns whether any of them has become narrower
 */
export function clipUnits(job: SplitJob, room: usize, group: i32, isFirst: bool): bool {
  writeBox(job, room);
  let isNarrower = false;
  for (let lane: usize = 0; lane < <usize>LANES; lane++) {
    const place = <usize>(group * LANES) + lane;
    if (!(load<f64>(job.least + (place << 3)) <= load<f64>(job.limits + (place << 3)))) continue;
    const cut = load<f64>(job.cuts + (place << 3));
    // Of a row that is bounded by a·x + d a counterexample leaves a·x + d − cut ≤ 0.
    const share = load<f64>(job.constants);
    const constant = constantOf(job, room, lane) - cut;
    const size = copyRow(job, room, exactTraceOf(job, room, -1) + (lane << 3)) + abs(constant);
    if (clipLane(job, room, group, lane, constant, share * size)) isNarrower = true;
    const newest = load<i32>(job.newest + (place << 2));
    if (!isFirst || newest < 0) continue;
    const sign = <f64>load<f32>(openOf(job, job.signs, group) + <usize>newest * LANES_32 + (lane << 2));
    const unit = changetype<ExactUnit>(layerAt(job, 0).exact + <usize>newest * offsetof<ExactUnit>());
    // s·z ≥ 0 is −s·W·x − s·b ≤ 0, as far as the bias is what it is.
    copyUnit(job, room, newest, -sign);
    if (clipLane(job, room, group, lane, -sign * unit.bias, unit.cost)) isNarrower = true;
  }
  return isNarrower;
}

function lowerIn(job: SplitJob, room: usize): usize {
  return clippedIn(room, job) + ((<usize>job.inputs) << 3);
}

function upperIn(job: SplitJob, room: usize): usize {
  return lowerIn(job, room) + ((<usize>job.inputs) << 3);
}

function writeBox(job: SplitJob, room: usize): void {
  const lower = lowerIn(job, room);
  const upper = upperIn(job, room);
  for (let input: usize = 0; input < <usize>job.inputs; input++) {
    store<f64>(lower + (input << 3), <f64>load<f32>(job.lower + (input << 2)));
    store<f64>(upper + (input << 3), <f64>load<f32>(job.upper + (input << 2)));
  }
}

/** Copies the coefficients of a lane; returns how large their products with inputs may be, together. */
function copyRow(job: SplitJob, room: usize, from: usize): f64 {
  let to = clippedIn(room, job);
  let lower = lowerIn(job, room);
  let upper = upperIn(job, room);
  let size: f64 = 0;
  for (let n = job.inputs; n > 0; n--) {
    const a = load<f64>(from);
    size += abs(a) * max<f64>(abs(load<f64>(lower)), abs(load<f64>(upper)));
    store<f64>(to, a);
    from += LANES_64;
    to += 8;
    lower += 8;
    upper += 8;
  }
  return size;
}

function copyUnit(job: SplitJob, room: usize, unit: i32, factor: f64): void {
  const weights = weightsOf(job, unit);
  const to = clippedIn(room, job);
  for (let input: usize = 0; input < <usize>job.inputs; input++) {
    store<f64>(to + (input << 3), factor * <f64>load<f32>(weights + (input << 2)));
  }
}

function weightsOf(job: SplitJob, unit: i32): usize {
  return job.weights + ((<usize>unit * <usize>job.inputs) << 2);
}

/**
 * Bounds units of the first layer where the box and h·x + constant ≤ lost meet, h being what lies in clippedIn. For any λ ≥ 0 it is there
 *
 *     ±z ≥ ±z + λ·(h·x + constant − lost) ≥ Σ min over the box of (±w + λh)·x  ± b + λ·constant − λ·lost.
 *
 * The sum is largest for one λ, which is looked for; it need not be found. What is computed of it is off, by a coefficient 2u(|w| + 2λ|h|), by
 * sums γ_(N + 4) of their terms, which is less than share·(M + λ·(Σ|h|·X + |constant|)), M = |W|·X + |b|: `cost` of the unit and `lost` have
 * that in them. Where numbers overflow, or are none, no comparison holds and bounds stay what they were.
 */
function clipLane(job: SplitJob, room: usize, group: i32, lane: usize, constant: f64, lost: f64): bool {
  const layer = layerAt(job, 0);
  const tiny = load<f64>(job.constants, 8);
  const corner = cornerSum(job, room) + constant;
  // Else nothing is left, or all.
  if (!(corner < 0)) return false;
  const offset = lane << 2;
  let signs = openOf(job, job.signs, group) + offset;
  let lower = openOf(job, job.known, 2 * group) + offset;
  let upper = openOf(job, job.known, 2 * group + 1) + offset;
  let trace = exactTraceOf(job, room, 0) + (lane << 3);
  let unit = layer.exact;
  let isNarrower = false;
  for (let n = 0; n < layer.open; n++) {
    // Where a row takes the side below, bounds are of no use to it.
    if (load<f32>(signs) === 0 && load<f64>(trace) < 0) {
      const record = changetype<ExactUnit>(unit);
      const low = <f64>load<f32>(lower);
      const high = <f64>load<f32>(upper);
      const cost = record.cost;
      const least = leastOf(job, room, n, 1, constant, lost, cost, low - record.bias, corner) + record.bias - tiny;
      if (least > low) {
        store<f32>(lower, floor32(least));
        isNarrower = true;
      }
      const most = record.bias - leastOf(job, room, n, -1, constant, lost, cost, record.bias - high, corner) + tiny;
      if (most < high) {
        store<f32>(upper, -floor32(-most));
        isNarrower = true;
      }
    }
    signs += LANES_32;
    lower += LANES_32;
    upper += LANES_32;
    trace += LANES_64;
    unit += offsetof<ExactUnit>();
  }
  return isNarrower;
}

/** The largest number of float32 that is not above. */
function floor32(value: f64): f32 {
  const near = <f32>value;
  if (<f64>near <= value) return near;
  const bits = reinterpret<i32>(near);
  if (near === 0) return reinterpret<f32>(<i32>0x80000001);
  return reinterpret<f32>(near > 0 ? bits - 1 : bits + 1);
}

let sumOfRow: f64 = 0;

/** h·x at the corner where it is least. */
function cornerSum(job: SplitJob, room: usize): f64 {
  let from = clippedIn(room, job);
  let lower = lowerIn(job, room);
  let upper = upperIn(job, room);
  let sum: f64 = 0;
  for (let n = job.inputs; n > 0; n--) {
    const h = load<f64>(from);
    sum += h * load<f64>(h > 0 ? lower : upper);
    from += 8;
    lower += 8;
    upper += 8;
  }
  return sum;
}

/**
 * The largest bound of ±w·x that was found, rounded down; −∞ where none can be better than what is known.
 *
 * A function of λ that is concave, with slope h·x + constant at the corner where it is attained: between two tangents, of which one rises and
 * one falls, it is largest below where they meet. The one beyond all λ has the slope of the half-space's own corner.
 */
function leastOf(
  job: SplitJob,
  room: usize,
  unit: i32,
  sign: f64,
  constant: f64,
  lost: f64,
  cost: f64,
  known: f64,
  corner: f64,
): f64 {
  let best = -Infinity;
  // Tangents: what they are at λ = 0, and their slopes.
  let rising = sumAt(job, room, unit, sign, 0);
  let rise = sumOfRow + constant;
  if (!(rise > 0)) return best;
  let falling = sumBeyond(job, room, unit, sign);
  let fall = corner;
  for (let trial = 0; trial < TRIALS; trial++) {
    const lambda = (falling - rising) / (rise - fall);
    if (!(lambda > 0 && lambda <= LARGEST) || !(rising + rise * lambda > known)) return best;
    const sum = sumAt(job, room, unit, sign, lambda);
    const slope = sumOfRow + constant;
    const bound = sum + lambda * constant - (cost + lambda * lost) * MAKE_UP;
    if (bound > best) best = bound;
    if (slope > 0) {
      rising = sum - sumOfRow * lambda;
      rise = slope;
    } else if (slope < 0) {
      falling = sum - sumOfRow * lambda;
      fall = slope;
    } else return best;
  }
  return best;
}

/** The least of (±w + λh)·x over the box, as computed; leaves h·x at the corner where it is attained in sumOfRow. */
function sumAt(job: SplitJob, room: usize, unit: i32, sign: f64, lambda: f64): f64 {
  let weights = weightsOf(job, unit);
  let from = clippedIn(room, job);
  let lower = lowerIn(job, room);
  let upper = upperIn(job, room);
  const factor = f64x2.splat(sign);
  const by = f64x2.splat(lambda);
  const zero = f64x2.splat(0);
  let sum = zero;
  let row = zero;
  for (let n = job.inputs; n > 0; n -= 4) {
    const w = v128.load(weights);
    const h0 = v128.load(from);
    const h1 = v128.load(from, 16);
    const c0 = f64x2.add(f64x2.mul(factor, f64x2.promote_low_f32x4(w)), f64x2.mul(by, h0));
    const c1 = f64x2.add(f64x2.mul(factor, f64x2.promote_low_f32x4(highHalf(w))), f64x2.mul(by, h1));
    const x0 = v128.bitselect(v128.load(lower), v128.load(upper), f64x2.gt(c0, zero));
    const x1 = v128.bitselect(v128.load(lower, 16), v128.load(upper, 16), f64x2.gt(c1, zero));
    sum = f64x2.add(sum, f64x2.add(f64x2.mul(c0, x0), f64x2.mul(c1, x1)));
    row = f64x2.add(row, f64x2.add(f64x2.mul(h0, x0), f64x2.mul(h1, x1)));
    weights += 16;
    from += 32;
    lower += 32;
    upper += 32;
  }
  sumOfRow = f64x2.extract_lane(row, 0) + f64x2.extract_lane(row, 1);
  return f64x2.extract_lane(sum, 0) + f64x2.extract_lane(sum, 1);
}

/** ±w·x at the corner where h·x is least. */
function sumBeyond(job: SplitJob, room: usize, unit: i32, sign: f64): f64 {
  const weights = weightsOf(job, unit);
  const clipped = clippedIn(room, job);
  let sum: f64 = 0;
  for (let input: usize = 0; input < <usize>job.inputs; input++) {
    const at = input << 3;
    const w = sign * <f64>load<f32>(weights + (input << 2));
    sum += w * load<f64>((load<f64>(clipped + at) > 0 ? lowerIn(job, room) : upperIn(job, room)) + at);
  }
  return sum;
}
