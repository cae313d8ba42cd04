import { Job, OUTWARD, PANEL_OUTPUTS, SUMS_SIZE, TILE_POSITIONS } from './job';

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

/** Writes the ends of a tile, sums over centres ∓ sums over radii, moved outward and rounded to float32. */
export function writeEnds(job: Job, tile: i32, panel: i32, sums: usize): void {
  const first = tile * TILE_POSITIONS;
  const last = min(first + TILE_POSITIONS, job.positions);
  const firstOutput = panel * PANEL_OUTPUTS;
  const outputs = min(PANEL_OUTPUTS, job.outputs - firstOutput);
  const outward = job.isOutward ? OUTWARD : 0;
  for (let position = first; position < last; position++) {
    const at = <usize>((position * job.stride + firstOutput) * 4);
    if (outputs === PANEL_OUTPUTS) writePanel(sums, job.lower + at, job.upper + at, outward);
    else writeSome(sums, job.lower + at, job.upper + at, outputs, outward);
    sums += PANEL_OUTPUTS * 8;
  }
}

/** Writes the sums of a tile, rounded to float32. */
export function writeSums(job: Job, tile: i32, panel: i32, sums: usize): void {
  const first = tile * TILE_POSITIONS;
  const last = min(first + TILE_POSITIONS, job.positions);
  const firstOutput = panel * PANEL_OUTPUTS;
  const outputs = min(PANEL_OUTPUTS, job.outputs - firstOutput);
  for (let position = first; position < last; position++) {
    const to = job.lower + <usize>((position * job.stride + firstOutput) * 4);
    if (outputs === PANEL_OUTPUTS) {
      v128.store(to, inFloat32(v128.load(sums), v128.load(sums, 16)));
      v128.store(to, inFloat32(v128.load(sums, 32), v128.load(sums, 48)), 16);
    } else {
      for (let output = 0; output < outputs; output++) {
        store<f32>(to + <usize>(output * 4), <f32>load<f64>(sums + <usize>(output * 8)));
      }
    }
    sums += PANEL_OUTPUTS * 8;
  }
}

function writePanel(sums: usize, lower: usize, upper: usize, outward: f64): void {
  const share = f64x2.splat(outward);
  for (let half: usize = 0; half < 2; half++) {
    const from = sums + half * 32;
    const to = half * 16;
    const center = v128.load(from);
    const next = v128.load(from, 16);
    const radius = v128.load(from, SUMS_SIZE);
    const nextRadius = v128.load(from, SUMS_SIZE + 16);
    const below = inFloat32(down(f64x2.sub(center, radius), share), down(f64x2.sub(next, nextRadius), share));
    const above = inFloat32(up(f64x2.add(center, radius), share), up(f64x2.add(next, nextRadius), share));
    v128.store(lower + to, below);
    v128.store(upper + to, above);
  }
}

function down(x: v128, share: v128): v128 {
  return f64x2.sub(x, f64x2.mul(f64x2.abs(x), share));
}

function up(x: v128, share: v128): v128 {
  return f64x2.add(x, f64x2.mul(f64x2.abs(x), share));
}

function inFloat32(first: v128, next: v128): v128 {
  return v128.shuffle<i64>(f32x4.demote_f64x2_zero(first), f32x4.demote_f64x2_zero(next), 0, 2);
}

function writeSome(sums: usize, lower: usize, upper: usize, outputs: i32, outward: f64): void {
  for (let output = 0; output < outputs; output++) {
    const center = load<f64>(sums);
    const radius = load<f64>(sums, SUMS_SIZE);
    const below = center - radius;
    const above = center + radius;
    store<f32>(lower, <f32>(below - abs(below) * outward));
    store<f32>(upper, <f32>(above + abs(above) * outward));
    sums += 8;
    lower += 4;
    upper += 4;
  }
}

/** The last two of four numbers, in front. */
export function highHalf(x: v128): v128 {
  return v128.shuffle<i64>(x, x, 1, 1);
}
