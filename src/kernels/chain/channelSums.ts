import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import { keptWith } from '../keptConstants';
import type { Interval } from '../rounding/interval';
import { gamma, upToFloat32 } from '../rounding/rounding';
import { boundProgram } from '../wasm/boundProgram';
import { addressOf, peek } from '../wasm/heap';

/*
 * What sums of products may lose is a share of |W|x, where x bounds what they read: exactly known it takes as many products as the
 * layer itself. Neighbouring channels are therefore taken together: Σ |w|x ≤ Σ_g (max_g |w|)(Σ_g x), with an eighth of the products and about twice as
 * much, of a share of some millionths. Of T such products, of sums of GROUP numbers each, computing loses γ_(T + GROUP) at most,
 * fused or not and in any order, since nothing is negative; weights are made larger by as much, rounded up. What is flushed loses less than
 * what every cost has besides (TINY of costs.ts): 2⁻¹⁴⁹ of what is below 2⁶⁰.
 */

/** Channels of a sum. */
const GROUP = 8;

/** Radii over magnitudes from where on sums are taken together: what is lost more is then a share of some ten thousandths of the radii. */
const WIDE = 2 ** -7;

/** What may be lost by that of the difference of a number's bounds, so that it is no more than a part in 512 of its radius. */
const LITTLE = 2 ** -10;

const SAMPLES = 128;
const GOLDEN_RATIO = (Math.sqrt(5) - 1) / 2;

/**
 * Whether boxes are so wide beside what they hold that nobody sees what is lost by taking channels together: not at single points.
 * Judged by some of the numbers, spread so evenly that no pattern is met with; either answer is sound.
 *
 * @param interval [2·batch, ...]
 */
export function areWide(interval: Interval): boolean {
  const bounds = peek(interval) as ArrayLike<number>;
  const count = interval.size / 2;
  let [radii, magnitudes] = [0, 0];
  for (let sample = 1; sample <= SAMPLES; sample++) {
    const at = Math.floor(((sample * GOLDEN_RATIO) % 1) * count);
    const [lower, upper] = [bounds[at] as number, bounds[count + at] as number];
    radii += (upper - lower) / 2;
    magnitudes += Math.abs(lower + upper) / 2;
  }
  return radii >= WIDE * magnitudes;
}

/**
 * Whether numbers lose so little that nobody sees it beside how wide they are, each of them: where one channel is far larger than those that it
 * is taken together with, or a sample is a single point, they may not. Either answer is sound.
 *
 * @param loss [batch, ...]
 * @param interval [2·batch, ...] of the same numbers
 */
export function isLittle(loss: tf.Tensor, interval: Interval): boolean {
  const losses = peek(loss) as ArrayLike<number>;
  const bounds = peek(interval) as ArrayLike<number>;
  const count = loss.size;
  for (let at = 0; at < count; at++) {
    const width = (bounds[count + at] as number) - (bounds[at] as number);
    if (!((losses[at] as number) <= LITTLE * width)) return false;
  }
  return true;
}

/** Kernels are known to TensorFlow.js by name. */
const CHANNEL_SUMS = 'ChannelSums';

/**
 * Magnitudes of what a layer reads, summed over neighbouring channels.
 *
 * @param interval [2·batch, ..., channels]
 * @returns [batch, ..., groups of channels]
 */
export function channelSums(interval: Interval): tf.Tensor {
  register();
  return tf.engine().runKernel(CHANNEL_SUMS, { interval }) as tf.Tensor;
}

/**
 * Weights for such sums: their products are at least `share` of what |W| makes of the magnitudes.
 *
 * @param weight W, [..., channels, outputs], with which they are kept
 * @returns [..., groups of channels, outputs]
 */
export function channelWeights(weight: tf.Tensor, data: Float32Array, share: number): tf.Tensor {
  const [weights] = keptWith(weight, `channel weights ${share}`, () => {
    const [channels, outputs] = weight.shape.slice(-2) as [number, number];
    const before = weight.shape.slice(0, -2);
    const groups = Math.ceil(channels / GROUP);
    const taps = tf.util.sizeFromShape(before);
    const grown = share / (1 - gamma(taps * groups + GROUP + 2));
    const largest = new Float32Array(taps * groups * outputs);
    for (let at = 0; at < data.length; at++) {
      const [row, output] = [Math.floor(at / outputs), at % outputs];
      const group = Math.floor(row / channels) * groups + Math.floor((row % channels) / GROUP);
      const to = group * outputs + output;
      largest[to] = Math.max(largest[to] as number, upToFloat32(Math.abs(data[at] as number) * grown));
    }
    return [tf.tensor(largest, [...before, groups, outputs])];
  });
  return weights as tf.Tensor;
}

/** Chains are for the WebAssembly backend alone. */
function register(): void {
  if (tf.getKernel(CHANNEL_SUMS, 'wasm')) return;
  tf.registerKernel({
    kernelName: CHANNEL_SUMS,
    backendName: 'wasm',
    kernelFunc: ({ inputs, backend }) => {
      const interval = inputs.interval as tf.TensorInfo;
      const wasm = backend as BackendWasm;
      const [bounds, ...shape] = interval.shape as [number, ...number[]];
      const channels = shape.at(-1) as number;
      const sums = wasm.makeOutput([bounds / 2, ...shape.slice(0, -1), Math.ceil(channels / GROUP)], 'float32');
      const bytes = 2 * tf.util.sizeFromShape(interval.shape);
      const group = Math.min(channels, GROUP);
      boundProgram(wasm).channelSums(addressOf(wasm, interval), bytes, addressOf(wasm, sums), channels, group);
      return sums;
    },
  });
}
