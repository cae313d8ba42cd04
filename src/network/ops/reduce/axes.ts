import type * as tf from '@tensorflow/tfjs-core';
import { repeatAxes } from '../../../kernels/repeatAxes';
import { shapeToOnnx } from '../../layout';
import { type NetworkNode, type NodeShapes, type ReadyNode, type Shape, sizeOf } from '../../network';
import { NetworkError } from '../../networkError';
import type { ImportContext, OnnxNode, OnnxNodeDraft } from '../../onnxNode';
import { activationInput, integersFromEither, integerTensor, numberAttribute, sampleAxis } from '../../onnxReading';
import type { NodeDraft } from '../../operation';
import { only } from '../activation/unary';
import { type Rearrangement, rearrange, rearrangeBack, rearrangedShape, rearrangementTo } from '../move/rearrange';

/** The axes (of the sample, internal layout) are reduced to size 1; the rearrangement then drops them unless kept. */
export type Reduction = Rearrangement & { readonly axes: readonly number[]; readonly keepdims: boolean };

/** Shape with size 1 along the axes. */
export function reducedShape(input: Shape, axes: readonly number[]): Shape {
  return input.map((size, axis) => (axes.includes(axis) ? 1 : size));
}

/** Shape of the result. */
export function reductionShape(inputs: readonly Shape[], { attributes }: NetworkNode<Reduction>): Shape {
  const reduced = reducedShape(only(inputs), attributes.axes);
  return attributes.keepdims ? reduced : rearrangedShape(reduced, attributes);
}

/** How many values each result is made of. */
export function countOf({ attributes, inputShapes }: Pick<ReadyNode<Reduction>, 'attributes' | 'inputShapes'>): number {
  const input = only(inputShapes);
  return sizeOf(input) / sizeOf(reducedShape(input, attributes.axes));
}

/** Applies what reduces axes to size 1, and drops them unless kept. */
export function reduce(
  x: tf.Tensor,
  { attributes }: NetworkNode<Reduction>,
  apply: (x: tf.Tensor, axes: number[]) => tf.Tensor,
): tf.Tensor {
  const reduced = apply(
    x,
    attributes.axes.map((axis) => axis + 1),
  );
  return attributes.keepdims ? reduced : rearrange(reduced, attributes);
}

/** The result with its dropped axes again. */
export function withAxes(y: tf.Tensor, { attributes, inputShapes }: ReadyNode<Reduction>): tf.Tensor {
  return attributes.keepdims ? y : rearrangeBack(y, reducedShape(only(inputShapes), attributes.axes), attributes);
}

/** Every value's result, in the shape of the input. */
export function spread(y: tf.Tensor, node: ReadyNode<Reduction>): tf.Tensor {
  const input = only(node.inputShapes);
  const reduced = reducedShape(input, node.attributes.axes);
  return repeatAxes(withAxes(y, node), [1, ...input.map((size, axis) => size / (reduced[axis] as number))]);
}

/** Reads what all reductions have in common. */
export function readReduction(node: OnnxNode, context: ImportContext): NodeDraft<Reduction> {
  const input = activationInput(node, 0, context);
  const sample = context.shapeOf(input);
  const all = context.batched ? [] : sample.map((_, axis) => axis);
  const named = integersFromEither(node, 'axes', 1, context) ?? [];
  const given = named.length === 0 ? all : named;
  if (context.batched && given.length === 0) {
    throw new NetworkError(
      'It has no axes, so that it would reduce the batch, too.',
      'Name the axes to reduce in the model, for example x.mean(dim=[2, 3]), and export it again.',
    );
  }
  const axes = [...new Set(given.map((axis) => sampleAxis(axis, sample, context)))].sort((a, b) => a - b);
  const keepdims = numberAttribute(node, 'keepdims', 1) !== 0;
  const reduced = reducedShape(sample, axes);
  const order = sample.length === 3 ? [2, 0, 1] : sample.map((_, axis) => axis);
  const kept = order.filter((axis) => !axes.includes(axis)).map((axis) => sample[axis] as number);
  const attributes = { axes, keepdims, ...rearrangementTo(reduced, keepdims ? shapeToOnnx(reduced) : kept) };
  return { inputs: [input], attributes, weights: {} };
}

/** Writes it, with the axes as an input, as all reductions have them since ONNX 18. */
export function writeReduction({ op, inputs, attributes }: NetworkNode<Reduction>, shapes: NodeShapes): OnnxNodeDraft {
  const isImage = (shapes.inputs[0] as Shape).length === 3;
  const axes = attributes.axes.map((axis) => (isImage ? ([2, 3, 1][axis] as number) : axis + 1));
  return {
    opType: op,
    inputs: [...inputs, integerTensor(axes)],
    attributes: { keepdims: attributes.keepdims ? 1 : 0 },
  };
}
