import * as tf from '@tensorflow/tfjs-core';
import { lowerOf, upperOf } from '../../../kernels/rounding/interval';
import { type ReadyNode, type Shape, sizeOf } from '../../network';
import { defineOperation } from '../../operation';
import type { PassContext, Passing, UnitBounds, VisitInput } from '../../passingBack';
import { only } from '../activation/unary';
import { broadcastOffsets } from '../affine/broadcast';
import { CHOICE } from '../errors';
import { AS_INPUTS } from '../known';
import { inverse, rearrangeValues } from '../move/rearrange';
import { chooseLargest } from '../pool/chooseLargest';
import { contenders } from '../pool/contenders';
import { passMaximum } from '../pool/passMaximum';
import { type Reduction, readReduction, reduce, reducedShape, reductionShape, withAxes, writeReduction } from './axes';
import { foldAxes } from './foldAxes';

/** Largest value along some axes, never along the batch. Exact and monotone. */
export const reduceMax = defineOperation<Reduction>({
  known: AS_INPUTS,
  inferShape: reductionShape,
  // As one large window: the gradient of tf.max counts a maximum that occurs twice twice.
  forward: (inputs, node) =>
    tf.tidy(() =>
      reduce(only(inputs), node, (x) => {
        const columns = asColumns(x, node);
        const [batch, count, others] = columns.shape as [number, number, number];
        const image = tf.reshape(columns, [batch, count, 1, others]) as tf.Tensor4D;
        return tf.reshape(tf.maxPool(image, [count, 1], 1, 'valid'), [batch, ...reducedOf(node)]);
      }),
    ),
  evaluate: (inputs, { attributes }, shapes) => {
    const reduced = reducedShape(only(shapes.inputs), attributes.axes);
    const largest = foldAxes(only(inputs), only(shapes.inputs), reduced, Number.NEGATIVE_INFINITY, Math.max);
    return attributes.keepdims ? largest : rearrangeValues(largest, reduced, attributes);
  },
  interval: (inputs, node) => tf.tidy(() => reduce(only(inputs), node, (x, axes) => tf.max(x, axes, true))),
  errors: CHOICE,
  backward: {
    kind: 'passing',
    pass: passBack,
    wantsTight: ([input], node) => {
      return [contenders(input as UnitBounds, sizeOf(reducedOf(node)), (visit) => forEachInput(node, visit))];
    },
    forEachInput,
  } satisfies Passing<Reduction>,
  fromOnnx: readReduction,
  toOnnx: (node, shapes) => writeReduction(node, shapes),
});

function reducedOf({ attributes, inputShapes }: ReadyNode<Reduction>): Shape {
  return reducedShape(only(inputShapes), attributes.axes);
}

function forEachInput({ attributes, inputShapes }: ReadyNode<Reduction>, visit: VisitInput): void {
  const shape = only(inputShapes);
  const reduced = reducedShape(shape, attributes.axes);
  const places = Float64Array.from({ length: sizeOf(reduced) }, (_, at) => at);
  // Where axes of size 1 are left out, what was an image may be in ONNX's order.
  const order = attributes.keepdims ? places : rearrangeValues(places, reduced, attributes);
  const placeOf = new Int32Array(order.length);
  for (const [place, at] of order.entries()) placeOf[at] = place;
  for (const [at, maximum] of broadcastOffsets(reduced, shape).entries()) visit(placeOf[maximum] as number, at);
}

/** The reduced axes first, then the others; batch included. */
function orderOf({ attributes, inputShapes }: ReadyNode<Reduction>): number[] {
  const axes = only(inputShapes).map((_, axis) => axis);
  const others = axes.filter((axis) => !attributes.axes.includes(axis));
  return [0, ...[...attributes.axes, ...others].map((axis) => axis + 1)];
}

/** [batch, values of one maximum, maxima] */
function asColumns(x: tf.Tensor, node: ReadyNode<Reduction>): tf.Tensor {
  const others = sizeOf(reducedOf(node));
  return tf.reshape(tf.transpose(x, orderOf(node)), [x.shape[0] as number, -1, others]);
}

function passBack(coefficients: tf.Tensor, node: ReadyNode<Reduction>, context: PassContext) {
  const result = tf.tidy(() => {
    const columns = asColumns(context.inputs[0] as tf.Tensor, node);
    const { contest, chosen } = chooseLargest(lowerOf(columns), upperOf(columns));
    const { passed, constant, error } = passMaximum(withAxes(coefficients, node), contest, {
      ...context,
      output: withAxes(context.output, node),
    });
    const put = tf.mul(tf.expandDims(passed, 2), tf.expandDims(chosen, 1));
    const order = orderOf(node);
    const sizes = order.slice(1).map((axis) => only(node.inputShapes)[axis - 1] as number);
    return { put: tf.transpose(tf.reshape(put, [-1, ...sizes]), inverse(order)), constant, error };
  });
  return { coefficients: [result.put], constant: result.constant, error: result.error };
}
