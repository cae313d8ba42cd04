import type { Network, Shape } from './network';
import { operationOf } from './ops/index';

/** Every value of a network at one sample, by name; in float64, internal layout. */
export type Values64 = ReadonlyMap<string, Float64Array>;

/**
 * The network's values at one sample in float64, without tensors: slow, and as exact as plain numbers allow.
 *
 * @param shapes of all values, by name, as `inferShapes` gives them
 * @param input one sample in the internal layout
 */
export function values64(network: Network, shapes: ReadonlyMap<string, Shape>, input: Float64Array): Values64 {
  const values = new Map([[network.input.name, input]]);
  for (const node of network.nodes) {
    const inputs = node.inputs.map((name) => values.get(name) as Float64Array);
    const nodeShapes = {
      inputs: node.inputs.map((name) => shapes.get(name) as Shape),
      output: shapes.get(node.output) as Shape,
    };
    values.set(node.output, operationOf(node.op).evaluate(inputs, node, nodeShapes));
  }
  return values;
}

/** The network's output alone. */
export function forward64(network: Network, shapes: ReadonlyMap<string, Shape>, input: Float64Array): Float64Array {
  return values64(network, shapes, input).get(network.output) as Float64Array;
}
