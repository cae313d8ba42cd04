import { readOnnx } from '../../formats/models/onnx/readOnnx';
import type { Network } from '../../network/network';
import { type AttributeValue, flags, floats, integers, node, onnxFile, type TensorInit } from './onnxFile';

/** Constants a node reads: `[sizes, values]` of floats, or integers. */
export type ConstantInput =
  | readonly [sizes: readonly number[], values: readonly number[]]
  | { readonly integers: readonly number[] }
  | { readonly flags: readonly number[]; readonly sizes: readonly number[] };

/** One ONNX node that reads the network's input x, written as it stands in a file. */
export interface OneNode {
  readonly op: string;
  /** Sizes of x without the batch, in ONNX's order. */
  readonly sizes: readonly number[];
  /** What is read besides x (which comes first unless `xAt` says otherwise); '' for an input left out, '-x' for −x. */
  readonly others?: readonly (ConstantInput | '' | '-x' | 'x')[];
  readonly xAt?: number;
  readonly attributes?: Readonly<Record<string, AttributeValue>>;
  readonly opset?: number;
  /** How many outputs it has, of which the first is the network's. */
  readonly outputs?: number;
}

/** The network of one node (and of another that computes −x where it is read). */
export function oneNode(options: OneNode): Network {
  return readOnnx(oneNodeFile(options), 'one');
}

/** The same as a file. */
export function oneNodeFile({
  op,
  sizes,
  others = [],
  xAt = 0,
  attributes = {},
  opset = 13,
  outputs = 1,
}: OneNode): Uint8Array {
  const names = others.map((other, index) => (typeof other === 'string' ? other : `c${index}`));
  const constants = others.flatMap((other, index) => (typeof other === 'string' ? [] : [constant(other, `c${index}`)]));
  const inputs = [...names.slice(0, xAt), 'x', ...names.slice(xAt)];
  const before = names.includes('-x') ? [node('Neg', ['x'], '-x')] : [];
  const output = Array.from({ length: outputs }, (_, at) => (at === 0 ? 'y' : `y${at}`));
  const nodes = [...before, { ...node(op, inputs, 'y', attributes), name: 'layer', output }];
  return onnxFile({ opset, inputs: { x: ['N', ...sizes] }, nodes, constants });
}

function constant(input: ConstantInput, name: string): TensorInit {
  if ('flags' in input) return flags(name, input.sizes, input.flags);
  return 'integers' in input ? integers(name, input.integers) : floats(name, input[0], input[1]);
}
