import { shapeToOnnx } from '../../layout';
import { activationInput, fullShape, integersFromEither, integerTensor, sampleOf } from '../../onnxReading';
import { defineOperation } from '../../operation';
import { unsqueezedSizes } from '../sizes';
import { REARRANGING, type Rearrangement, rearrangementTo } from './rearrange';
import { droppedAxes } from './squeeze';

/** Adds axes of size 1. */
export const unsqueeze = defineOperation<Rearrangement>({
  ...REARRANGING,
  fromOnnx: (node, context) => {
    const input = activationInput(node, 0, context);
    const axes = integersFromEither(node, 'axes', 1, context) ?? [];
    const sizes = sampleOf(unsqueezedSizes(fullShape(input, context), axes), context);
    return { inputs: [input], attributes: rearrangementTo(context.shapeOf(input), sizes), weights: {} };
  },
  toOnnx: (node, shapes) => {
    const axes = droppedAxes(shapeToOnnx(shapes.output), shapeToOnnx(shapes.inputs[0] ?? []));
    return { opType: 'Unsqueeze', inputs: [...node.inputs, integerTensor(axes)], attributes: {} };
  },
});
