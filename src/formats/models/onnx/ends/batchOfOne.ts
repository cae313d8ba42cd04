import { create } from '@bufbuild/protobuf';
import { type NodeProto, NodeProtoSchema, type TensorProto, TensorProtoSchema, type ValueInfoProto } from '../onnx_pb';

/** The nodes of a graph with the one that makes a batch, and the constant that it reads. */
interface BatchOfOne {
  readonly nodes: readonly NodeProto[];
  readonly sizes: TensorProto;
}

/**
 * The nodes of a graph whose input has a batch of exactly one written out: the input is a sample, a Reshape makes the batch
 * of it, and the graph may do with that dimension what it likes, such as drop it or move it.
 *
 * @returns undefined where the first dimension is no fixed 1, or the only one
 */
export function batchWrittenOut(input: ValueInfoProto, nodes: readonly NodeProto[]): BatchOfOne | undefined {
  const dimensions = input.type?.tensorType?.shape?.dim ?? [];
  const sizes = dimensions.map(({ value }) => (value.case === 'dimValue' ? value.value : 0n));
  if (sizes.length < 2 || sizes[0] !== 1n || sizes.some((size) => size < 1n)) return undefined;
  const batch = `${input.name} as a batch`;
  const shape = create(TensorProtoSchema, {
    name: `${batch}: sizes`,
    dataType: 7,
    dims: [BigInt(sizes.length)],
    int64Data: sizes,
  });
  const reshape = create(NodeProtoSchema, {
    name: batch,
    opType: 'Reshape',
    input: [input.name, shape.name],
    output: [batch],
  });
  const readers = nodes.map((node) =>
    node.input.includes(input.name)
      ? { ...node, input: node.input.map((name) => (name === input.name ? batch : name)) }
      : node,
  );
  // Last, so that the others keep their numbers.
  return { nodes: [...readers, reshape], sizes: shape };
}
