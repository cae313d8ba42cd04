import * as tf from '@tensorflow/tfjs-core';
import { intervalOfPositiveSums } from '../../../kernels/dense/intervalByBounds';
import type { ReadyNode } from '../../network';
import { defineOperation } from '../../operation';
import { only } from '../activation/unary';
import { SUMS } from '../errors';
import { rearrangeValues } from '../move/rearrange';
import {
  countOf,
  type Reduction,
  readReduction,
  reduce,
  reducedShape,
  reductionShape,
  spread,
  writeReduction,
} from './axes';
import { foldAxes } from './foldAxes';

/** Sum along some axes, never along the batch. */
export const reduceSum = defineOperation<Reduction>({
  known: ({ attributes }) => ({ sign: 'as inputs', ...(attributes.keepdims && { is: 'sum' }) }),
  inferShape: reductionShape,
  forward: (inputs, node) => sum(only(inputs), node),
  evaluate: (inputs, { attributes }, shapes) => {
    const reduced = reducedShape(only(shapes.inputs), attributes.axes);
    const sums = foldAxes(only(inputs), only(shapes.inputs), reduced, 0, (total, value) => total + value);
    return attributes.keepdims ? sums : rearrangeValues(sums, reduced, attributes);
  },
  interval: (inputs, node, rounding) => {
    const apply = (z: tf.Tensor) => sum(z, node);
    return intervalOfPositiveSums(only(inputs), { apply, terms: countOf(node) }, rounding);
  },
  errors: SUMS,
  backward: {
    kind: 'affine',
    // Coefficients are only copied; one term says that runs round nevertheless.
    terms: (node) => ({ forward: countOf(node), backward: 1 }),
    magnitude: (inputs, node) => sum(only(inputs), node),
    transpose: (coefficients, node) => [tf.tidy(() => spread(coefficients, node))],
    isLinear: true,
  },
  fromOnnx: readReduction,
  toOnnx: (node, shapes) => writeReduction(node, shapes),
});

function sum(x: tf.Tensor, node: ReadyNode<Reduction>): tf.Tensor {
  return reduce(x, node, (value, axes) => tf.sum(value, axes, true));
}
