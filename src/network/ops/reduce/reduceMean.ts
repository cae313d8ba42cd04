import * as tf from '@tensorflow/tfjs-core';
import { intervalOfPositiveSums } from '../../../kernels/dense/intervalByBounds';
import type { ReadyNode } from '../../network';
import { defineOperation } from '../../operation';
import { only } from '../activation/unary';
import { SUMS } from '../errors';
import { rearrangeValues } from '../move/rearrange';
import { ROUNDINGS_OF_MEAN } from '../pool/averagePool';
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
import { meanOverAxes } from './foldAxes';

/** Mean along some axes, never along the batch. */
export const reduceMean = defineOperation<Reduction>({
  known: ({ attributes }) => ({ sign: 'as inputs', ...(attributes.keepdims && { is: 'mean' }) }),
  inferShape: reductionShape,
  forward: (inputs, node) => mean(only(inputs), node),
  evaluate: (inputs, { attributes }, shapes) => {
    const reduced = reducedShape(only(shapes.inputs), attributes.axes);
    const means = meanOverAxes(only(inputs), only(shapes.inputs), reduced);
    return attributes.keepdims ? means : rearrangeValues(means, reduced, attributes);
  },
  interval: (inputs, node, rounding) => {
    const apply = (z: tf.Tensor) => mean(z, node);
    const terms = countOf(node) + ROUNDINGS_OF_MEAN;
    return intervalOfPositiveSums(only(inputs), { apply, terms }, rounding);
  },
  errors: SUMS,
  backward: {
    kind: 'affine',
    terms: (node) => ({ forward: countOf(node) + ROUNDINGS_OF_MEAN, backward: ROUNDINGS_OF_MEAN }),
    magnitude: (inputs, node) => mean(only(inputs), node),
    transpose: (coefficients, node) => [tf.tidy(() => spread(tf.mul(coefficients, 1 / countOf(node)), node))],
  },
  fromOnnx: readReduction,
  toOnnx: (node, shapes) => writeReduction(node, shapes),
});

function mean(x: tf.Tensor, node: ReadyNode<Reduction>): tf.Tensor {
  return reduce(x, node, (value, axes) => tf.mean(value, axes, true));
}
