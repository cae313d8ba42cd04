import { create, type MessageInitShape, toBinary } from '@bufbuild/protobuf';
import { shapeToOnnx } from '../../../network/layout';
import type { Network, NetworkNode, Shape } from '../../../network/network';
import type { OnnxNodeDraft, OnnxTensor } from '../../../network/onnxNode';
import { operationOf } from '../../../network/ops/index';
import { inferShapes } from '../../../network/shapes';
import { dataTypeNumber } from './dataType';
import { decisionMetadata } from './decisionMetadata';
import {
  type AttributeProtoSchema,
  ModelProtoSchema,
  type NodeProtoSchema,
  type TensorProtoSchema,
  type ValueInfoProtoSchema,
} from './onnx_pb';

type NodeInit = MessageInitShape<typeof NodeProtoSchema>;
type TensorInit = MessageInitShape<typeof TensorProtoSchema>;

const OPSET = 18;
const IR_VERSION = 8n;

/** Writes a network as an ONNX file (opset 18, or what its operations need; dynamic batch); `readOnnx` of it gives an equal network. */
export function writeOnnx(network: Network): Uint8Array {
  const shapes = inferShapes(network);
  const initializer: TensorInit[] = [];
  const names = new Set([network.input.name, ...network.nodes.map((node) => node.output)]);
  const keep = (tensor: OnnxTensor, wanted: string) => {
    const name = unused(wanted, names);
    initializer.push(tensorProto(tensor, name));
    return name;
  };
  const drafts = network.nodes.map((each) => draftOf(each, shapes));
  const node = network.nodes.map((each, at) => nodeProto(each, drafts[at] as OnnxNodeDraft, keep));
  const opset = Math.max(OPSET, ...drafts.map((draft) => draft.opset ?? 0));
  const outputShape = shapes.get(network.output) as Shape;
  const output = network.normalizedBy ? unused(network.normalizedBy, names) : network.output;
  if (network.normalizedBy) node.push(normalizerProto(network.normalizedBy, network.output, output, outputShape));
  const model = create(ModelProtoSchema, {
    irVersion: IR_VERSION,
    producerName: 'boundscope',
    opsetImport: [{ domain: '', version: BigInt(opset) }],
    metadataProps: decisionMetadata(network.decisions),
    graph: {
      name: network.name,
      node,
      initializer,
      input: [valueInfo(network.input.name, network.input.shape)],
      output: [valueInfo(output, outputShape)],
    },
  });
  return toBinary(ModelProtoSchema, model);
}

function draftOf(node: NetworkNode, shapes: ReadonlyMap<string, Shape>): OnnxNodeDraft {
  const inputs = node.inputs.map((name) => shapes.get(name) as Shape);
  return operationOf(node.op).toOnnx(node, { inputs, output: shapes.get(node.output) as Shape });
}

function nodeProto(
  node: NetworkNode,
  draft: OnnxNodeDraft,
  keep: (tensor: OnnxTensor, name: string) => string,
): NodeInit {
  return {
    name: node.name,
    opType: draft.opType,
    input: draft.inputs.map((input, index) =>
      typeof input === 'string' ? input : keep(input, `${node.name}.${index}`),
    ),
    output: [node.output],
    attribute: Object.entries(draft.attributes).map(([name, value]) => attributeProto(name, value, FLOATS.has(name))),
  };
}

/** Logits lie along the only axis that is not 1. */
function normalizerProto(opType: string, input: string, output: string, shape: Shape): NodeInit {
  const axis =
    1 +
    Math.max(
      0,
      shapeToOnnx(shape).findIndex((size) => size > 1),
    );
  return { name: output, opType, input: [input], output: [output], attribute: [attributeProto('axis', axis, false)] };
}

function unused(wanted: string, names: Set<string>): string {
  let name = wanted;
  for (let number = 2; names.has(name); number++) name = `${wanted}.${number}`;
  names.add(name);
  return name;
}

/** Attributes that ONNX declares as floats; a number does not show it. */
const FLOATS: ReadonlySet<string> = new Set(['alpha', 'beta', 'epsilon', 'gamma']);

function attributeProto(name: string, value: unknown, isFloat: boolean): MessageInitShape<typeof AttributeProtoSchema> {
  if (typeof value === 'string') return { name, type: 3, s: new TextEncoder().encode(value) };
  if (typeof value === 'number') return isFloat ? { name, type: 1, f: value } : { name, type: 2, i: BigInt(value) };
  return { name, type: 7, ints: (value as readonly number[]).map(BigInt) };
}

function tensorProto({ shape, type, data }: OnnxTensor, name: string): TensorInit {
  const dims = shape.map(BigInt);
  const bytes = new Uint8Array(data.length * (type === 'float' ? 4 : 8));
  const view = new DataView(bytes.buffer);
  if (type === 'float') data.forEach((value, index) => void view.setFloat32(4 * index, value, true));
  else data.forEach((value, index) => void view.setBigInt64(8 * index, BigInt(value), true));
  return { name, dims, dataType: dataTypeNumber(type === 'float' ? 'float32' : 'int64'), rawData: bytes };
}

function valueInfo(name: string, shape: Shape): MessageInitShape<typeof ValueInfoProtoSchema> {
  const sizes = shapeToOnnx(shape).map((size) => ({ value: { case: 'dimValue' as const, value: BigInt(size) } }));
  const batch = { value: { case: 'dimParam' as const, value: 'batch' } };
  const tensorType = { elemType: dataTypeNumber('float32'), shape: { dim: [batch, ...sizes] } };
  return { name, type: { tensorType } };
}
