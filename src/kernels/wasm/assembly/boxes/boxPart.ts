import { boundLayer, relaxLayer } from './boundLayer';
import {
  BoxJob,
  BoxLayer,
  boxIn,
  GROUP,
  layerAt,
  lowerIn,
  openIn,
  stateIn,
  TINIEST,
  tinyIn,
  upperIn,
  valuesIn,
} from './boxJob';
import { FROM_UNITS, leastOf, passRows } from './passRows';
import { searchRows } from './searchRows';

/**
 * Bounds every `parts`-th box, beginning with box `part`: units layer by layer, by intervals and, where they are still open, by rows
 * passed back to the box; then the rows of outputs.
 *
 * @param address of the BoxJob
 */
export function boxPart(address: usize, part: i32): void {
  const job = changetype<BoxJob>(address);
  const room = job.room + <usize>part * <usize>job.roomBytes;
  for (let sample = part; sample < job.samples; sample += job.parts) boundBox(job, room, sample);
}

function boundBox(job: BoxJob, room: usize, sample: i32): void {
  startBox(job, room, sample);
  let known = job.known + 8 * <usize>(sample * job.units);
  for (let at = 0; at < job.layerCount; at++) {
    const layer = layerAt(job, at);
    boundLayer(job, layer, room);
    if (at === job.layerCount - 1) break;
    takeKnown(job, layer, room, known);
    // Intervals of the first layer are exact.
    if (at > 0) tightenLayer(job, layer, at, room);
    giveKnown(job, layer, room, known);
    relaxLayer(job, layer, at, room);
    known += 4 * <usize>layer.outputs;
  }
  const last = layerAt(job, job.layerCount - 1);
  for (let output = 0; output < job.outputs; output++) {
    const own = (<usize>(last.first + output)) << 3;
    const size = max<f64>(-load<f64>(lowerIn(room) + own), load<f64>(upperIn(room, job) + own));
    store<f64>(job.magnitudes + 8 * <usize>(sample * job.outputs + output), size);
  }
  searchRows(job, room, sample);
}

function startBox(job: BoxJob, room: usize, sample: i32): void {
  const from = 4 * <usize>(sample * job.inputs);
  let magnitudes: f64 = 1;
  for (let input: usize = 0; input < <usize>job.inputs; input++) {
    const low = <f64>load<f32>(job.lower + from + 4 * input);
    const high = <f64>load<f32>(job.upper + from + 4 * input);
    store<f64>(boxIn(room, job) + 8 * input, low);
    store<f64>(boxIn(room, job) + 8 * (<usize>job.width + input), high);
    store<f64>(valuesIn(room, job) + 8 * input, low);
    store<f64>(valuesIn(room, job) + 8 * (<usize>job.width + input), high);
    magnitudes += max<f64>(-low, high);
  }
  store<f64>(tinyIn(room, job), TINIEST * magnitudes);
}

function takeKnown(job: BoxJob, layer: BoxLayer, room: usize, known: usize): void {
  for (let unit = 0; unit < layer.outputs; unit++, known += 4) {
    const own = (<usize>(layer.first + unit)) << 3;
    const lower = lowerIn(room) + own;
    const upper = upperIn(room, job) + own;
    store<f64>(lower, max<f64>(load<f64>(lower), <f64>load<f32>(known)));
    store<f64>(upper, min<f64>(load<f64>(upper), <f64>load<f32>(known + 4 * <usize>job.units)));
  }
}

function giveKnown(job: BoxJob, layer: BoxLayer, room: usize, known: usize): void {
  for (let unit = 0; unit < layer.outputs; unit++, known += 4) {
    const own = (<usize>(layer.first + unit)) << 3;
    store<f32>(known, -above(-load<f64>(lowerIn(room) + own)));
    store<f32>(known + 4 * <usize>job.units, above(load<f64>(upperIn(room, job) + own)));
  }
}

/** More than rounding to float32 takes, as a share; where float32 becomes coarser than that, and where it ends. */
const OUTWARD: f64 = 2.384185791015625e-7;
const COARSE: f64 = 1e-37;
const LARGEST: f64 = 3e38;

/** A float32 number that is not below x; of 0 it is 0. */
function above(x: f64): f32 {
  if (abs(x) < COARSE) return x > 0 ? 2 * <f32>COARSE : 0;
  return <f32>max<f64>(x + abs(x) * OUTWARD, -LARGEST);
}

/** Bounds that side of each open unit first that is likelier to decide it, and the other where it is still open. */
function tightenLayer(job: BoxJob, layer: BoxLayer, at: i32, room: usize): void {
  const units = openIn(room, job);
  const sides = units + 4 * <usize>job.width;
  let count = 0;
  for (let unit = 0; unit < layer.outputs; unit++) {
    if (!isOpen(job, layer, room, unit)) continue;
    const own = (<usize>(layer.first + unit)) << 3;
    store<i32>(units + 4 * <usize>count, unit);
    store<i32>(sides + 4 * <usize>count, i32(load<f64>(lowerIn(room) + own) + load<f64>(upperIn(room, job) + own) < 0));
    count++;
  }
  boundUnits(job, layer, at, room, count);
  let left = 0;
  for (let index = 0; index < count; index++) {
    const unit = load<i32>(units + 4 * <usize>index);
    if (!isOpen(job, layer, room, unit)) continue;
    const side = load<i32>(sides + 4 * <usize>index);
    store<i32>(units + 4 * <usize>left, unit);
    store<i32>(sides + 4 * <usize>left, 1 - side);
    left++;
  }
  boundUnits(job, layer, at, room, left);
}

function isOpen(job: BoxJob, layer: BoxLayer, room: usize, unit: i32): bool {
  const own = (<usize>(layer.first + unit)) << 3;
  return load<f64>(lowerIn(room) + own) < 0 && load<f64>(upperIn(room, job) + own) > 0;
}

function boundUnits(job: BoxJob, layer: BoxLayer, at: i32, room: usize, count: i32): void {
  const units = openIn(room, job);
  const sides = units + 4 * <usize>job.width;
  for (let first = 0; first < count; first += GROUP) {
    const rows = min(GROUP, count - first);
    for (let row = 0; row < rows; row++) {
      const state = stateIn(room, job, row);
      state.unit = load<i32>(units + 4 * <usize>(first + row));
      state.isNegated = load<i32>(sides + 4 * <usize>(first + row));
    }
    passRows(job, room, at, rows, FROM_UNITS, 0, false, false);
    for (let row = 0; row < rows; row++) {
      const state = stateIn(room, job, row);
      const own = (<usize>(layer.first + state.unit)) << 3;
      const least = leastOf(job, room, row);
      if (state.isNegated) {
        const upper = upperIn(room, job) + own;
        if (-least < load<f64>(upper)) store<f64>(upper, -least);
      } else if (least > load<f64>(lowerIn(room) + own)) {
        store<f64>(lowerIn(room) + own, least);
      }
    }
  }
}
