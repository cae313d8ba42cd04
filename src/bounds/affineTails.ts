import { permute } from '../network/layout';
import { sizeOf, type Weight } from '../network/network';
import type { ReadyNode } from '../network/operation';
import type { ReadyNetwork } from '../network/upload';

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

const UNCHANGED = new Set(['Identity', 'Dropout']);

const known = new WeakMap<ReadyNetwork, readonly AffineTail[]>();

/**
 * The dense layers that end the network: Gemm, or MatMul with or without a constant Add, possibly followed by nodes that
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
    while (node && UNCHANGED.has(node.op)) node = producer.get(node.inputs[0] as string);
    if (node?.op === 'Concat' && node.inputShapes.every((shape) => shape.length === 1)) {
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

type Dense = Omit<AffineTail, 'first'>;

function tailAt(node: ReadyNode, producer: ReadonlyMap<string, ReadyNode>): Dense | undefined {
  if (node.op === 'Add' && node.weights.constant) {
    const product = producer.get(node.inputs[0] as string);
    const bias = product?.op === 'MatMul' ? spread(node.weights.constant, outputsOf(product)) : undefined;
    return product && bias && denseTail(product, bias);
  }
  return node.op === 'Gemm' || node.op === 'MatMul' ? denseTail(node, node.weights.bias?.data) : undefined;
}

function denseTail(node: ReadyNode, bias: Float32Array | undefined): Dense | undefined {
  const weight = node.weights.weight;
  const scaled = (node.attributes.alpha ?? 1) !== 1 || (node.attributes.beta ?? 1) !== 1;
  if (!weight || scaled || node.inputShapes[0]?.length !== 1) return undefined;
  const columns = permute(weight.data, weight.shape, [1, 0]);
  return { input: node.inputs[0] as string, columns, bias: bias ?? new Float32Array(outputsOf(node)) };
}

function outputsOf(node: ReadyNode): number {
  return node.weights.weight?.shape[1] ?? 0;
}

/** The constant as one number an output, or undefined where it would make more outputs of them. */
function spread({ data }: Weight, outputs: number): Float32Array | undefined {
  if (data.length === outputs) return data;
  return data.length === 1 ? new Float32Array(outputs).fill(data[0] as number) : undefined;
}
