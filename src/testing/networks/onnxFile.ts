import { create, type MessageInitShape, toBinary } from '@bufbuild/protobuf';
import {
  type AttributeProtoSchema,
  type ModelProto,
  ModelProtoSchema,
  type NodeProtoSchema,
  type TensorProtoSchema,
} from '../../formats/models/onnx/onnx_pb';

export type TensorInit = MessageInitShape<typeof TensorProtoSchema>;
type AttributeInit = MessageInitShape<typeof AttributeProtoSchema>;
export type NodeInit = MessageInitShape<typeof NodeProtoSchema>;

/** What an ONNX file for a test holds. */
export interface OnnxFile {
  readonly opset?: number;
  /** Sizes by name; a text is a symbolic size. */
  readonly inputs?: Readonly<Record<string, readonly (number | string)[]>>;
  readonly outputs?: readonly string[];
  readonly nodes: readonly NodeInit[];
  readonly constants?: readonly TensorInit[];
}

/** The bytes of an ONNX file with input x [1, 2] and output y unless told otherwise. */
export function onnxFile(file: OnnxFile): Uint8Array {
  return toBinary(ModelProtoSchema, onnxModel(file));
}

/** The same before it is encoded, to be damaged further. */
export function onnxModel({
  opset = 13,
  inputs = { x: [1, 2] },
  outputs = ['y'],
  nodes,
  constants = [],
}: OnnxFile): ModelProto {
  return create(ModelProtoSchema, {
    irVersion: 7n,
    opsetImport: [{ domain: '', version: BigInt(opset) }],
    graph: {
      name: 'test',
      node: [...nodes],
      initializer: [...constants],
      input: Object.entries(inputs).map(([name, sizes]) => ({
        name,
        type: { tensorType: { elemType: 1, shape: { dim: sizes.map(dimension) } } },
      })),
      output: outputs.map((name) => ({ name, type: { tensorType: { elemType: 1 } } })),
    },
  });
}

function dimension(size: number | string) {
  if (typeof size === 'string') return { value: { case: 'dimParam' as const, value: size } };
  return { value: { case: 'dimValue' as const, value: BigInt(size) } };
}

/** An attribute: integers by default, `{ float }` where ONNX has a float. */
export type AttributeValue =
  | number
  | string
  | readonly number[]
  | { readonly float: number }
  | { readonly tensor: TensorInit };

/** A node of a test's file. */
export function node(
  opType: string,
  inputs: readonly string[],
  output: string,
  attributes: Readonly<Record<string, AttributeValue>> = {},
): NodeInit {
  const attribute = Object.entries(attributes).map(([name, value]) => attributeInit(name, value));
  return { opType, name: '', input: [...inputs], output: [output], attribute };
}

function attributeInit(name: string, value: AttributeValue): AttributeInit {
  if (typeof value === 'number') return { name, type: 2, i: BigInt(value) };
  if (typeof value === 'string') return { name, type: 3, s: new TextEncoder().encode(value) };
  if ('float' in value) return { name, type: 1, f: value.float };
  if ('tensor' in value) return { name, type: 4, t: value.tensor };
  return { name, type: 7, ints: value.map(BigInt) };
}

/** A float32 constant. */
export function floats(name: string, dims: readonly number[], values: Iterable<number>): TensorInit {
  return { name, dims: dims.map(BigInt), dataType: 1, floatData: [...values] };
}

/** An int64 constant, a vector unless sizes are given. */
export function integers(name: string, values: readonly number[], dims = [values.length]): TensorInit {
  return { name, dims: dims.map(BigInt), dataType: 7, int64Data: values.map(BigInt) };
}

/** A constant of true (1) and false (0). */
export function flags(name: string, dims: readonly number[], values: readonly number[]): TensorInit {
  return { name, dims: dims.map(BigInt), dataType: 9, int32Data: [...values] };
}
