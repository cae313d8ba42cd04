import { shapeToOnnx } from '../../layout';
import { activationInput, fullShape, integersFromEither, integerTensor, sampleOf } from '../../onnxReading';
import { defineOperation } from '../../operation';
import { squeezedSizes } from '../sizes';
import { REARRANGING, type Rearrangement, rearrangementTo } from './rearrange';

/** Drops axes of size 1. */
export const squeeze = defineOperation<Rearrangement>({
  ...REARRANGING,
  fromOnnx: (node, context) => {
    const input = activationInput(node, 0, context);
    const full = fullShape(input, context);
    const axes = integersFromEither(node, 'axes', 1, context);
    // Without axes every size 1 goes; the batch is 1 only because a single sample is asked about.
    const sizes =
      axes || !context.batched ? squeezedSizes(full, axes) : [1, ...squeezedSizes(full.slice(1), undefined)];
    const attributes = rearrangementTo(context.shapeOf(input), sampleOf(sizes, context));
    return { inputs: [input], attributes, weights: {} };
  },
  toOnnx: (node, shapes) => {
    const axes = droppedAxes(shapeToOnnx(shapes.inputs[0] ?? []), shapeToOnnx(shapes.output));
    return { opType: 'Squeeze', inputs: [...node.inputs, integerTensor(axes)], attributes: {} };
  },
});

/** Axes (batch counted) of `longer` that are missing in `shorter`; of equal ones the last. */
export function droppedAxes(longer: readonly number[], shorter: readonly number[]): number[] {
  const axes: number[] = [];
  let kept = 0;
  for (const [axis, size] of longer.entries()) {
    if (size === shorter[kept]) kept++;
    else axes.push(axis + 1);
  }
  return axes;
}
