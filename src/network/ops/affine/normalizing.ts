import type { OperationName } from '../../../catalog/operations';
import type { NetworkNode, Weight } from '../../network';

/**
 * Nodes that give (x − mean) / std.
 *
 * @param mean in the internal layout, as `std` is; of a shape that broadcasts to the input's
 */
export function normalizing(input: string, mean: Weight, std: Weight, output: string): readonly NetworkNode[] {
  const centred = `${output} centred`;
  return [
    {
      name: 'mean',
      op: 'Sub' satisfies OperationName,
      inputs: [input],
      output: centred,
      attributes: { constantFirst: false },
      weights: { constant: mean },
    },
    {
      name: 'std',
      op: 'Div' satisfies OperationName,
      inputs: [centred],
      output,
      attributes: {},
      weights: { constant: std },
    },
  ];
}
