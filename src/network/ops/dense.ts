import { describeShape } from '../describe';
import { shapeToOnnx } from '../layout';
import type { Shape, Weight } from '../network';
import { NetworkError } from '../networkError';

/**
 * Shape of x·W, which acts on the last axis.
 *
 * @param weight [inputs, outputs]
 * @param mostAxes how many axes besides the batch x may have
 */
export function denseShape(input: Shape, weight: Weight, mostAxes: number): Shape {
  const [inputs, outputs] = weight.shape as [number, number];
  if (input.length < 1 || input.length > mostAxes) {
    throw new NetworkError(
      `Its input has the shape ${describeShape(shapeToOnnx(input))}; it takes ${mostAxes === 1 ? 'vectors [batch, n]' : 'vectors or rows of vectors'}.`,
      'Flatten the value before.',
    );
  }
  if (input.at(-1) !== inputs) {
    throw new NetworkError(
      `Its weight takes ${inputs} values and its input has ${input.at(-1)}.`,
      'Correct the weight or the layer before.',
    );
  }
  return [...input.slice(0, -1), outputs];
}
