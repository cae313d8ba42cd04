import * as tf from '@tensorflow/tfjs-core';
import { type ConvGeometry, conv2d } from '../../kernels/conv/conv2d';
import { conv2dInBlocks } from '../../kernels/conv/conv2dInBlocks';
import { intervalConv2d } from '../../kernels/conv/intervalConv2d';
import { releaseConstants } from '../../kernels/keptConstants';
import { relaxRows } from '../../kernels/rows/relaxRows';
import type { Work } from './methodCost';

/** Seconds that parts of computing take here and now. */
export interface MachineSpeed {
  /** For a multiplication of a pass of intervals, of one that accounts for rounding, and of one that ignores it. */
  readonly interval: number;
  readonly exact: number;
  readonly plain: number;
  /** For a number that is written. */
  readonly number: number;
  /** For an operation, whatever its size. */
  readonly step: number;
  /** For a result that is waited for, beyond the operations that it takes. */
  readonly pass: number;
}

const SAME: ConvGeometry = { strides: [1, 1], pads: [1, 1, 1, 1], dilations: [1, 1], groups: 1 };
const AT_ONE_POINT: ConvGeometry = { ...SAME, pads: [0, 0, 0, 0] };
const CHANNELS = 32;
const SIZE = 16;
const ROWS = 16;
const TAPS = 9;

/** Measures the backend that runs by a few products and a few small steps: some hundredths of a second. */
export async function measureSpeed(): Promise<MachineSpeed> {
  const [image, filter, point, pixel] = tf.tidy(() => [
    tf.ones([ROWS, SIZE, SIZE, CHANNELS]),
    tf.ones([3, 3, CHANNELS, CHANNELS]),
    tf.ones([1, 1, 1, 1]),
    tf.ones([2, 1, 1, 1]),
  ]) as [tf.Tensor4D, tf.Tensor4D, tf.Tensor4D, tf.Tensor4D];
  const blocks = { size: TAPS * 8, count: CHANNELS / 8 };
  const products = ROWS * SIZE * SIZE * CHANNELS * CHANNELS * TAPS;
  const rows = tf.reshape(image, [1, ROWS, -1]);
  const slopes = tf.ones([1, 1, SIZE * SIZE * CHANNELS]);
  try {
    const [one, many] = [
      await secondsOf(() => smallSteps(pixel, point, 1)),
      await secondsOf(() => smallSteps(pixel, point)),
    ];
    const step = Math.max(0, many - one) / (STEPS - 1);
    return {
      interval: (await secondsOf(() => intervalConv2d(image, { filter }, SAME, 'real'))) / products,
      exact: (await secondsOf(() => conv2dInBlocks(image, filter, SAME, blocks))) / products,
      plain: (await secondsOf(() => conv2d(image, filter, SAME))) / products,
      number: (await secondsOf(() => relaxRows(rows, { lower: slopes, upper: slopes }))) / rows.size,
      step,
      pass: Math.max(0, one - step),
    };
  } finally {
    for (const tensor of [image, filter, point, pixel, rows, slopes]) {
      releaseConstants(tensor);
      tensor.dispose();
    }
  }
}

/** Steps one after the other before their result is asked for, as in a pass: a graphics device is asked once. */
const STEPS = 16;

function smallSteps(pixel: tf.Tensor4D, filter: tf.Tensor4D, steps = STEPS): tf.Tensor {
  return tf.tidy(() => {
    let at = pixel;
    for (let step = 0; step < steps; step++) at = intervalConv2d(at, { filter }, AT_ONE_POINT, 'real') as tf.Tensor4D;
    return at;
  });
}

/** Small steps take ten times as long until their programs are compiled: so many milliseconds, or runs, are not counted. */
const [WARM_MILLISECONDS, WARM_RUNS] = [60, 60];

/** The median of three, after those that prepare what is kept. */
async function secondsOf(act: () => tf.Tensor): Promise<number> {
  const begin = performance.now();
  for (let run = 0; run < WARM_RUNS && performance.now() - begin < WARM_MILLISECONDS; run++) await secondsOnce(act);
  const times = [await secondsOnce(act), await secondsOnce(act), await secondsOnce(act)];
  return times.toSorted((a, b) => a - b)[1] as number;
}

async function secondsOnce(act: () => tf.Tensor): Promise<number> {
  const start = performance.now();
  const made = act();
  // Graphics devices compute when they are asked.
  await made.data();
  made.dispose();
  return (performance.now() - start) / 1000;
}

/** Seconds that work takes at this speed. */
export function secondsFor({ multiplications, numbers, steps, readings }: Work, speed: MachineSpeed): number {
  const { intervals, exact, plain } = multiplications;
  const products = intervals * speed.interval + exact * speed.exact + plain * speed.plain;
  return products + numbers * speed.number + steps * speed.step + readings * speed.pass;
}
