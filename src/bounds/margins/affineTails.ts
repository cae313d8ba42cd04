import { operationRow } from '../../catalog/operations';
import { permute } from '../../network/layout';
import { type ReadyNode, sizeOf, type Weight } from '../../network/network';
import { operationOf } from '../../network/ops';
import type { ReadyNetwork } from '../../network/upload';

/** A last affine layer as z = v·W + b, where v is the value it reads and z some outputs of the network in a row. */
export interface AffineTail {
  /** Number of the first of these outputs. */
  readonly first: number;
  /** Name of the value v, of shape [inputs]. */
  readonly input: string;
  /** Wᵀ row by row, [outputs, inputs]. */
  readonly columns: Float32Array;
  /** b, [outputs]. */
  readonly bias: Float32Array;
}

const known = new WeakMap<ReadyNetwork, readonly AffineTail[]>();

/**
 * The dense layers that end the network, with or without a constant added, possibly followed by nodes that
 * change nothing; several where the outputs of branches are joined. Outputs that end otherwise are left out. Looked for
 * once a network.
 */
export function affineTails(ready: ReadyNetwork): readonly AffineTail[] {
  const tails = known.get(ready) ?? findTails(ready);
  known.set(ready, tails);
  return tails;
}

function findTails(ready: ReadyNetwork): readonly AffineTail[] {
  const producer = new Map(ready.nodes.map((node) => [node.output, node]));
  const endingIn = (value: string, first: number): AffineTail[] => {
    let node = producer.get(value);
    while (node && operationRow(node.op)?.changesNothing) node = producer.get(node.inputs[0] as string);
    if (node && operationRow(node.op)?.joins && node.inputShapes.every((shape) => shape.length === 1)) {
      const sizes = node.inputShapes.map(sizeOf);
      return node.inputs.flatMap((input, at) =>
        endingIn(
          input,
          sizes.slice(0, at).reduce((sum, size) => sum + size, first),
        ),
      );
    }
    const tail = node && tailAt(node, producer);
    return tail ? [{ first, ...tail }] : [];
  };
  return endingIn(ready.network.output, 0);
}

type Tail = Omit<AffineTail, 'first'>;

function tailAt(node: ReadyNode, producer: ReadonlyMap<string, ReadyNode>): Tail | undefined {
  const own = denseTail(node);
  if (own) return own;
  const constant = operationOf(node.op).shift?.(node);
  const product = constant ? producer.get(node.inputs[0] as string) : undefined;
  const tail = product && !product.weights.bias ? denseTail(product) : undefined;
  const bias = tail && constant && spread(constant, tail.bias.length);
  return tail && bias && { ...tail, bias };
}

function denseTail(node: ReadyNode): Tail | undefined {
  const layer = operationOf(node.op).dense?.(node);
  if (layer?.alpha !== 1 || layer.beta !== 1 || node.inputShapes[0]?.length !== 1) return undefined;
  const { weight, bias } = layer;
  const columns = permute(weight.data, weight.shape, [1, 0]);
  return { input: node.inputs[0] as string, columns, bias: bias?.data ?? new Float32Array(weight.shape[1] as number) };
}

/** The constant as one number an output, or undefined where it would make more outputs of them. */
function spread({ data }: Weight, outputs: number): Float32Array | undefined {
  if (data.length === outputs) return data;
  return data.length === 1 ? new Float32Array(outputs).fill(data[0] as number) : undefined;
}
