import { multiplyAdd64 } from '../multiplyAdd';
import {
  BoxJob,
  BoxLayer,
  costIn,
  LiveUnit,
  liveCountIn,
  liveIn,
  lowerIn,
  padded,
  shareOf,
  sumsIn,
  TINIEST,
  tinyIn,
  upperIn,
  valuesIn,
} from './boxJob';

/**
 * Intervals of a layer's outputs from those of its inputs, moved outward by what sums lose, and what each coefficient of an output
 * loses: the same.
 */
export function boundLayer(job: BoxJob, layer: BoxLayer, room: usize): void {
  const width = padded(layer.outputs);
  const bytes = (<usize>width) << 3;
  const lows = sumsIn(room, job);
  const highs = lows + 8 * <usize>job.width;
  const sizes = highs + 8 * <usize>job.width;
  memory.copy(lows, layer.bias, bytes);
  memory.copy(highs, layer.bias, bytes);
  for (let at: usize = 0; at < bytes; at += 16) v128.store(sizes + at, f64x2.abs(v128.load(layer.bias + at)));
  const zero = f64x2.splat(0);
  let lower = valuesIn(room, job);
  let upper = lower + 8 * <usize>job.width;
  let weights = layer.across;
  for (let input = 0; input < layer.inputs; input++, lower += 8, upper += 8, weights += bytes) {
    const l = load<f64>(lower);
    const u = load<f64>(upper);
    if (l === 0 && u === 0) continue;
    const low = f64x2.splat(l);
    const high = f64x2.splat(u);
    const size = f64x2.splat(max<f64>(-l, u));
    for (let at: usize = 0; at < bytes; at += 16) {
      const w = v128.load(weights + at);
      const positive = f64x2.pmax(w, zero);
      const negative = f64x2.pmin(w, zero);
      v128.store(lows + at, multiplyAdd64(positive, low, multiplyAdd64(negative, high, v128.load(lows + at))));
      v128.store(highs + at, multiplyAdd64(positive, high, multiplyAdd64(negative, low, v128.load(highs + at))));
      v128.store(sizes + at, multiplyAdd64(f64x2.abs(w), size, v128.load(sizes + at)));
    }
  }
  const share = shareOf(job);
  const first = (<usize>layer.first) << 3;
  let magnitudes: f64 = 0;
  for (let unit: usize = 0; unit < bytes; unit += 8) {
    magnitudes += load<f64>(sizes + unit);
    const cost = load<f64>(sizes + unit) * share + load<f64>(layer.lost + unit) + TINIEST;
    store<f64>(costIn(room, job) + first + unit, cost);
    store<f64>(lowerIn(room) + first + unit, load<f64>(lows + unit) - cost);
    store<f64>(upperIn(room, job) + first + unit, load<f64>(highs + unit) + cost);
  }
  const tiny = tinyIn(room, job);
  store<f64>(tiny, load<f64>(tiny) + TINIEST * magnitudes);
}

/** Above what three roundings take from an intercept, as a share of the larger bound. */
const INTERCEPT_SHARE: f64 = 8.881784197001252e-16;

/**
 * Relaxes the ReLUs behind a layer over the bounds of its outputs, which become the values that the next layer reads; those
 * that are off are left out.
 */
export function relaxLayer(job: BoxJob, layer: BoxLayer, at: i32, room: usize): void {
  const first = (<usize>layer.first) << 3;
  let live = liveIn(room, job) + <usize>layer.first * offsetof<LiveUnit>();
  const values = valuesIn(room, job);
  let count = 0;
  for (let unit = 0; unit < layer.outputs; unit++) {
    const own = (<usize>unit) << 3;
    const l = load<f64>(lowerIn(room) + first + own);
    const u = load<f64>(upperIn(room, job) + first + own);
    store<f64>(values + own, max<f64>(l, 0));
    store<f64>(values + 8 * <usize>job.width + own, max<f64>(u, 0));
    if (u <= 0) continue;
    const record = changetype<LiveUnit>(live);
    const isOpen = !(l >= 0);
    const chord = min<f64>(max<f64>(u / (u - l), 0), 1);
    record.below = !isOpen || u > -l ? 1 : 0;
    record.above = isOpen ? chord : 1;
    record.intercept = isOpen ? max<f64>(-(chord * l), u - chord * u) + INTERCEPT_SHARE * max<f64>(-l, u) + TINIEST : 0;
    record.bias = load<f64>(layer.bias + own);
    record.cost = load<f64>(costIn(room, job) + first + own);
    record.unit = unit;
    record.isOpen = i32(isOpen);
    live += offsetof<LiveUnit>();
    count++;
  }
  store<i32>(liveCountIn(room, job) + ((<usize>at) << 2), count);
}
