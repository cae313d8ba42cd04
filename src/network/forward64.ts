import type { Network, Shape } from './network';
import { operationOf } from './ops/index';

/**
 * The network's output on one sample in float64, without tensors: slow, and as exact as plain numbers allow.
 *
 * @param shapes of all values, by name, as `inferShapes` gives them
 * @param input one sample in the internal layout
 */
export function forward64(network: Network, shapes: ReadonlyMap<string, Shape>, input: Float64Array): Float64Array {
  const values = new Map([[network.input.name, input]]);
  for (const node of network.nodes) {
    const inputs = node.inputs.map((name) => values.get(name) as Float64Array);
    const nodeShapes = {
      inputs: node.inputs.map((name) => shapes.get(name) as Shape),
      output: shapes.get(node.output) as Shape,
    };
    values.set(node.output, operationOf(node.op).evaluate(inputs, node, nodeShapes));
  }
  return values.get(network.output) as Float64Array;
}
