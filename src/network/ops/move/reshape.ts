import type { OperationName } from '../../../catalog/operations';
import { shapeToOnnx } from '../../layout';
import type { NetworkNode, Shape } from '../../network';
import {
  activationInput,
  constantInput,
  fullShape,
  integersOf,
  integerTensor,
  numberAttribute,
  sampleOf,
} from '../../onnxReading';
import { defineOperation } from '../../operation';
import { reshapedSizes } from '../sizes';
import { REARRANGING, type Rearrangement, rearrangementTo } from './rearrange';

/** Other sizes for the same values, in ONNX's order; the batch stays first. */
export const reshape = defineOperation<Rearrangement>({
  ...REARRANGING,
  fromOnnx: (node, context) => {
    const input = activationInput(node, 0, context);
    const target = integersOf(constantInput(node, 1, context));
    const sizes = reshapedSizes(fullShape(input, context), target, numberAttribute(node, 'allowzero', 0) !== 0);
    const attributes = rearrangementTo(context.shapeOf(input), sampleOf(sizes, context));
    return { inputs: [input], attributes, weights: {} };
  },
  toOnnx: (node, { output }) => ({
    opType: 'Reshape',
    // 0 keeps the size of the batch, whatever it is.
    inputs: [...node.inputs, integerTensor([0, ...shapeToOnnx(output)])],
    attributes: {},
  }),
});

/** A node that gives a value another internal shape and leaves its values in their order in memory. */
export function reshaping(input: string, shape: Shape, output: string): NetworkNode {
  const attributes: Rearrangement = { before: [], shape, after: [] };
  return { name: output, op: 'Reshape' satisfies OperationName, inputs: [input], output, attributes, weights: {} };
}
