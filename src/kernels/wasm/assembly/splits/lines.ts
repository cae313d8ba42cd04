import { LANES_32, linesIn, openOf, SplitJob } from './splitJob';

/** More than three roundings take from an intercept, as a share of the larger bound. */
const INTERCEPT_SHARE: f64 = 8.881784197001252e-16;

/** TINIEST of ../boxes/boxJob.ts. */
const TINIEST: f64 = 1e-300;

/** The slope of the line above a ReLU between bounds of different signs; 0 where they are one number, which a split may leave of them. */
export function slopeAbove(lower: f64, upper: f64): f64 {
  return min<f64>(max<f64>(upper / max<f64>(upper - lower, TINIEST), 0), 1);
}

/** The intercept of a line of that slope which is above the ReLU at both bounds, and so between them, whatever the slope has lost. */
export function interceptAbove(slope: f64, lower: f64, upper: f64): f64 {
  const most = max<f64>(-(slope * lower), upper - slope * upper);
  return most + INTERCEPT_SHARE * max<f64>(-lower, upper) + TINIEST;
}

/** Writes the lines above a group's open units as the search needs them; units whose sign is known by bounds are as good as split. */
export function writeLines(job: SplitJob, room: usize, group: i32): void {
  let slopes = linesIn(room, job);
  let intercepts = slopes + <usize>job.open * LANES_32;
  let lower = openOf(job, job.known, 2 * group);
  let upper = openOf(job, job.known, 2 * group + 1);
  let signs = openOf(job, job.signs, group);
  let below = openOf(job, job.slopes, group);
  const end = slopes + <usize>job.open * LANES_32;
  for (; slopes < end; slopes += 4) {
    const low = <f64>load<f32>(lower);
    const high = <f64>load<f32>(upper);
    if (load<f32>(signs) === 0 && (low >= 0 || high <= 0)) {
      store<f32>(signs, low >= 0 ? 1 : -1);
      store<f32>(below, low >= 0 ? 1 : 0);
    }
    const slope = slopeAbove(low, high);
    store<f32>(slopes, <f32>slope);
    store<f32>(intercepts, <f32>interceptAbove(slope, low, high));
    intercepts += 4;
    lower += 4;
    upper += 4;
    signs += 4;
    below += 4;
  }
}
