import type { OperationName } from '../../../catalog/operations';
import { type NetworkNode, type Shape, sizeOf } from '../../network';
import { activationInput, fullShape, numberAttribute, sampleOf } from '../../onnxReading';
import { defineOperation } from '../../operation';
import { REARRANGING, type Rearrangement, rearrangementTo } from './rearrange';

/** All values of a sample in one vector, in ONNX's order. */
export const flatten = defineOperation<Rearrangement>({
  ...REARRANGING,
  fromOnnx: (node, context) => {
    const input = activationInput(node, 0, context);
    const full = fullShape(input, context);
    const axis = numberAttribute(node, 'axis', 1);
    const split = axis < 0 ? axis + full.length : axis;
    const flat = [sizeOf(full.slice(0, split)), sizeOf(full.slice(split))];
    const attributes = rearrangementTo(context.shapeOf(input), sampleOf(flat, context));
    return { inputs: [input], attributes, weights: {} };
  },
  toOnnx: (node) => ({ opType: 'Flatten', inputs: node.inputs, attributes: { axis: 1 } }),
});

/** A node that gives a value of this internal shape out as one vector, in ONNX's order. */
export function flattening(input: string, shape: Shape, output: string): NetworkNode {
  const attributes = rearrangementTo(shape, [sizeOf(shape)]);
  return { name: output, op: 'Flatten' satisfies OperationName, inputs: [input], output, attributes, weights: {} };
}
