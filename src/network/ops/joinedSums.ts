import type { OperationName } from '../../catalog/operations';
import { type Network, type NetworkNode, sizeOf } from '../network';
import type { ReadyNetwork } from '../upload';
import { operationOf } from './index';

/**
 * The same function over the real numbers with x·W and a constant that is added to it written as one dense layer: half the steps
 * for every pass. Executions that round between the two are another matter.
 *
 * @returns undefined where there is nothing to join
 */
export function joinSums({ network, nodes, shapes }: ReadyNetwork): Network | undefined {
  const joined = new Map<string, NetworkNode>();
  const gone = new Set<string>();
  for (const node of network.nodes) {
    const [value] = node.inputs as [string];
    const before = nodes.find(({ output }) => output === value);
    const layer = before && operationOf(before.op).dense?.(before);
    const bias = operationOf(node.op).shift?.(node);
    const readers = network.nodes.filter(({ inputs }) => inputs.includes(value));
    const isVector = before?.inputShapes[0]?.length === 1;
    if (!layer || layer.bias || layer.alpha !== 1 || !bias || !isVector) continue;
    if (readers.length > 1 || value === network.output) continue;
    const outputs = layer.weight.shape[1] as number;
    if (sizeOf(bias.shape) !== outputs || String(shapes.get(node.output)) !== String([outputs])) continue;
    gone.add(value);
    joined.set(node.output, {
      name: node.name,
      op: 'Gemm' satisfies OperationName,
      inputs: before.inputs,
      output: node.output,
      attributes: { alpha: 1, beta: 1 },
      weights: { weight: layer.weight, bias: { shape: [outputs], data: bias.data } },
    });
  }
  if (joined.size === 0) return undefined;
  const written = network.nodes.filter(({ output }) => !gone.has(output));
  return { ...network, nodes: written.map((node) => joined.get(node.output) ?? node) };
}
