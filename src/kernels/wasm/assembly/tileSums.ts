import { Job, OUTWARD, OUTWARD_32, PANEL_OUTPUTS, TILE_POSITIONS } from './job';
import { multiplyAdd, multiplyAdd64 } from './multiplyAdd';

/** Gives the sums of every position of a tile what they begin with, one number for each output. */
export function startSums(sums: usize, start: usize): void {
  const a = v128.load(start);
  const b = v128.load(start, 16);
  const c = v128.load(start, 32);
  const d = v128.load(start, 48);
  for (let position = 0; position < TILE_POSITIONS; position++) {
    v128.store(sums, a);
    v128.store(sums, b, 16);
    v128.store(sums, c, 32);
    v128.store(sums, d, 48);
    sums += PANEL_OUTPUTS * 8;
  }
}

/** Writes the sums of a tile. */
export function writeSums(job: Job, tile: i32, panel: i32, sums: usize): void {
  const first = tile * TILE_POSITIONS;
  const last = min(first + TILE_POSITIONS, job.positions);
  const firstOutput = panel * PANEL_OUTPUTS;
  const outputs = min(PANEL_OUTPUTS, job.outputs - firstOutput);
  for (let position = first; position < last; position++) {
    const own = <usize>(position * 4);
    const at = job.targets ? <usize>load<u32>(job.targets + own) : own * <usize>job.stride;
    const to = job.lower + at + <usize>(firstOutput * 4);
    if (outputs === PANEL_OUTPUTS) {
      v128.store(to, v128.load(sums));
      v128.store(to, v128.load(sums, 16), 16);
    } else {
      for (let output: usize = 0; output < <usize>outputs; output++) {
        store<f32>(to + 4 * output, load<f32>(sums + 4 * output));
      }
    }
    sums += PANEL_OUTPUTS * 4;
  }
}

/**
 * Writes the bounds of four of a position's outputs, sums over centres ∓ sums over radii in float32, moved outward and perhaps clamped.
 *
 * @param radius sums over radii, with what they start with
 * @param outward OUTWARD_32 or 0
 */
export function writeBounds(center: v128, radius: v128, lower: usize, upper: usize, outward: v128, least: v128): void {
  const below = f32x4.sub(center, radius);
  const above = f32x4.add(center, radius);
  const low = multiplyAdd(f32x4.abs(below), f32x4.neg(outward), below);
  const high = multiplyAdd(f32x4.abs(above), outward, above);
  v128.store(lower, f32x4.pmax(low, least));
  v128.store(upper, f32x4.pmax(high, least));
}

/** The same of some outputs, one after the other. */
export function writeSomeBounds(
  radii: usize,
  centers: usize,
  start: usize,
  lower: usize,
  upper: usize,
  outputs: i32,
  isOutward: i32,
  floor: f32,
): void {
  const outward: f32 = isOutward ? OUTWARD_32 : 0;
  for (let output: usize = 0; output < <usize>outputs; output++) {
    const center = load<f32>(centers + 4 * output);
    const radius = <f32>load<f64>(start + 8 * output) + load<f32>(radii + 4 * output);
    const below = center - radius;
    const above = center + radius;
    store<f32>(lower + 4 * output, atLeast(below - abs(below) * outward, floor));
    store<f32>(upper + 4 * output, atLeast(above + abs(above) * outward, floor));
  }
}

/**
 * Writes the bounds of one position's eight outputs, whose sums over centres are in float64, moved outward, rounded to float32 and perhaps clamped.
 *
 * @param r0 sums over radii in float32, and r1 the next four; to be added to what they start with
 * @param outward OUTWARD or 0
 */
export function writePanel(
  r0: v128,
  r1: v128,
  centers: usize,
  start: usize,
  lower: usize,
  upper: usize,
  outward: v128,
  least: v128,
): void {
  writeHalf(r0, centers, start, lower, upper, outward, least);
  writeHalf(r1, centers + 32, start + 32, lower + 16, upper + 16, outward, least);
}

function writeHalf(r: v128, centers: usize, start: usize, lower: usize, upper: usize, out: v128, least: v128): void {
  const radius = f64x2.add(v128.load(start), f64x2.promote_low_f32x4(r));
  const nextRadius = f64x2.add(v128.load(start, 16), f64x2.promote_low_f32x4(highHalf(r)));
  const center = v128.load(centers);
  const next = v128.load(centers, 16);
  const below = inFloat32(down(f64x2.sub(center, radius), out), down(f64x2.sub(next, nextRadius), out));
  const above = inFloat32(up(f64x2.add(center, radius), out), up(f64x2.add(next, nextRadius), out));
  v128.store(lower, f32x4.pmax(below, least));
  v128.store(upper, f32x4.pmax(above, least));
}

function down(x: v128, share: v128): v128 {
  return multiplyAdd64(f64x2.abs(x), f64x2.neg(share), x);
}

function up(x: v128, share: v128): v128 {
  return multiplyAdd64(f64x2.abs(x), share, x);
}

/** Four float64 numbers rounded to float32. */
export function inFloat32(first: v128, next: v128): v128 {
  return v128.shuffle<i64>(f32x4.demote_f64x2_zero(first), f32x4.demote_f64x2_zero(next), 0, 2);
}

/** The same of some outputs of a panel, one after the other. */
export function writeSome(
  radii: usize,
  centers: usize,
  start: usize,
  lower: usize,
  upper: usize,
  outputs: i32,
  isOutward: i32,
  floor: f32,
): void {
  const outward = isOutward ? OUTWARD : 0;
  for (let output: usize = 0; output < <usize>outputs; output++) {
    const center = load<f64>(centers + 8 * output);
    const radius = load<f64>(start + 8 * output) + <f64>load<f32>(radii + 4 * output);
    const below = center - radius;
    const above = center + radius;
    store<f32>(lower + 4 * output, atLeast(<f32>(below - abs(below) * outward), floor));
    store<f32>(upper + 4 * output, atLeast(<f32>(above + abs(above) * outward), floor));
  }
}

/** What is no number stays none. */
function atLeast(x: f32, floor: f32): f32 {
  return x < floor ? floor : x;
}

/** The last two of four numbers, in front. */
export function highHalf(x: v128): v128 {
  return v128.shuffle<i64>(x, x, 1, 1);
}
