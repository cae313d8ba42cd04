import * as tf from '@tensorflow/tfjs-core';
import { REAL_ROUNDING, ROUNDINGS } from '../../../catalog/roundings';
import { lowerOf, upperOf } from '../../../kernels/rounding/interval';
import { gamma, unitRoundoff } from '../../../kernels/rounding/rounding';
import { concretizeRows } from '../../../kernels/rows/concretizeRows';
import { type ReadyNode, type Shape, sizeOf } from '../../network';
import type { Passing, PassLayout, Reach, UnitBounds, VisitInput } from '../../passingBack';
import { type Choice, chooseLargest } from './chooseLargest';
import { contenders } from './contenders';
import { forEachInWindows } from './foldWindows';
import { type Contest, layoutOf, type PassedMaximum, passMaximum } from './passMaximum';
import { fullPads, type Pool, pooledShape } from './pooling';
import { padForMaximum, putAtTap, type Tap, tapsOf, valuesAtTap } from './windowTaps';

/**
 * Passes coefficients of the largest values of windows back to the inputs chosen in each window; see `passMaximum`.
 * Where windows overlap, coefficients that meet at an input are added.
 */
export const maxPoolPassing: Passing<Pool> = {
  kind: 'passing',
  pass: (coefficients, { attributes }, context) => {
    const result = tf.tidy(() => {
      const input = context.inputs[0] as tf.Tensor4D;
      const layout = layoutOf(context);
      const { contest, chosen } = chooseOfWindows(input, attributes);
      const chosenTaps = tf.split(chosen, chosen.shape[1] as number, 1);
      const passed = passMaximum(coefficients, contest, context);
      const taken = (tap: number) => {
        const here = tf.mul(passed.passed, layout.beside(chosenTaps[tap] as tf.Tensor));
        return tf.reshape<tf.Rank.R4>(here, coefficients.shape as tf.ShapeMap['R4']);
      };
      const [, rows, columns] = coefficients.shape as [number, number, number];
      const image = input.shape.slice(1);
      const whole = () => {
        const [height, width] = image as [number, number];
        const [top, left, bottom, right] = fullPads(image, attributes);
        const padded = sumOverTaps(taken, attributes, [height + top + bottom, width + left + right]);
        return tf.slice(padded, [0, top, left, 0], [-1, height, width, -1]);
      };
      const { reach, strides } = reachOf(attributes);
      const seen = [(rows - 1) * strides[0] + reach[0], (columns - 1) * strides[1] + reach[1]] as const;
      const summed = context.windows ? sumOverTaps(taken, attributes, seen) : whole();
      const isSummed = overlaps(attributes) && ROUNDINGS[context.rounding].outward;
      const error = isSummed
        ? tf.add(passed.error, lostInSums(passed, contest, chosenTaps.length, layout))
        : passed.error;
      return { summed, constant: passed.constant, error };
    });
    return { coefficients: [result.summed], constant: result.constant, error: result.error };
  },
  reach: ({ attributes }) => reachOf(attributes),
  wantsTight: ([input], node) => {
    const maxima = sizeOf(pooledShape(node.inputShapes[0] as Shape, node.attributes));
    return [contenders(input as UnitBounds, maxima, (visit) => forEachInput(node, visit))];
  },
  forEachInput,
};

function forEachInput({ attributes, inputShapes }: ReadyNode<Pool>, visit: VisitInput): void {
  const output = pooledShape(inputShapes[0] as Shape, attributes);
  forEachInWindows(attributes, { inputs: inputShapes, output }, visit);
}

/** The choice within every window, its inputs being the taps. */
function chooseOfWindows(input: tf.Tensor4D, pool: Pool): Choice {
  const padded = padForMaximum(input, pool);
  const flat = (x: tf.Tensor) => tf.reshape(x, [x.shape[0] as number, -1]);
  const bounds = tf.stack(
    tapsOf(pool).map((tap) => flat(valuesAtTap(padded, tap, pool))),
    1,
  );
  return chooseLargest(lowerOf(bounds), upperOf(bounds));
}

function reachOf({ kernel, strides, dilations, pads }: Pool): Reach {
  const along = (axis: 0 | 1) => (kernel[axis] - 1) * dilations[axis] + 1;
  return { reach: [along(0), along(1)], strides, before: [pads[0], pads[1]] };
}

/** Puts what every tap takes in its place on an image of that size, one tap after the other to spare memory. */
function sumOverTaps(taken: (tap: number) => tf.Tensor4D, pool: Pool, size: readonly [number, number]): tf.Tensor4D {
  const put = (tap: Tap, at: number) => putAtTap(taken(at), tap, pool, size);
  let sum = tf.zeros<tf.Rank.R4>([1, ...size, 1]);
  tapsOf(pool).forEach((tap, at) => {
    const before = sum;
    sum = tf.tidy(() => tf.add(before, put(tap, at)));
    before.dispose();
  });
  return sum;
}

/** Whether windows share inputs. */
function overlaps({ kernel, strides, dilations }: Pool): boolean {
  return ([0, 1] as const).some((axis) => (kernel[axis] - 1) * dilations[axis] >= strides[axis]);
}

/** An input is chosen by at most as many windows as have taps: with X ≥ |chosen input|, γ Σ|passed|·X. */
function lostInSums(
  { passed }: PassedMaximum,
  { chosenLower, chosenUpper }: Contest,
  taps: number,
  layout: PassLayout,
): tf.Tensor {
  const magnitude = tf.maximum(tf.abs(chosenLower), tf.abs(chosenUpper));
  const weight = layout.beside(tf.mul(magnitude, 1.01 * gamma(taps, unitRoundoff())));
  return layout.perSample(concretizeRows(passed, { weight }, REAL_ROUNDING).error as tf.Tensor);
}
