import { readOnnx } from '../formats/onnx/readOnnx';
import type { Network } from '../network/network';
import { type AttributeValue, floats, integers, node, onnxFile, type TensorInit } from './onnxFile';

/** Constants a node reads: `[sizes, values]` of floats, or integers. */
export type ConstantInput =
  | readonly [sizes: readonly number[], values: readonly number[]]
  | { readonly integers: readonly number[] };

/** One ONNX node that reads the network's input x, written as it stands in a file. */
export interface OneNode {
  readonly op: string;
  /** Sizes of x without the batch, in ONNX's order. */
  readonly sizes: readonly number[];
  /** What is read besides x (which comes first unless `xAt` says otherwise); '' for an input left out. */
  readonly others?: readonly (ConstantInput | '')[];
  readonly xAt?: number;
  readonly attributes?: Readonly<Record<string, AttributeValue>>;
  readonly opset?: number;
}

/** The network of one node. */
export function oneNode({ op, sizes, others = [], xAt = 0, attributes = {}, opset = 13 }: OneNode): Network {
  const names = others.map((other, index) => (other === '' ? '' : `c${index}`));
  const constants = others.flatMap((other, index) => (other === '' ? [] : [constant(other, `c${index}`)]));
  const inputs = [...names.slice(0, xAt), 'x', ...names.slice(xAt)];
  const nodes = [{ ...node(op, inputs, 'y', attributes), name: 'layer' }];
  return readOnnx(onnxFile({ opset, inputs: { x: ['N', ...sizes] }, nodes, constants }), 'one');
}

function constant(input: ConstantInput, name: string): TensorInit {
  return 'integers' in input ? integers(name, input.integers) : floats(name, input[0], input[1]);
}
