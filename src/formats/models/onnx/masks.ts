import { create } from '@bufbuild/protobuf';
import { ADDING, isNormalizer, type OperationName } from '../../../catalog/operations';
import { NetworkError } from '../../../network/networkError';
import type { OnnxTensor } from '../../../network/onnxNode';
import { type GraphProto, type NodeProto, NodeProtoSchema, type TensorProto, TensorProtoSchema } from './onnx_pb';
import { readTensor } from './readTensor';

const CHOOSING: OperationName | 'Where' = 'Where';

/**
 * Takes −∞ out of what attention masks by it: the number beyond all others is 0 instead, and the Softmax that reads the
 * sum or the choice takes as its second input which places count, 1, and which do not, 0.
 *
 * @param graph is changed
 */
export function takeMasksApart(graph: GraphProto): void {
  const constants = new Map(graph.initializer.map((tensor) => [tensor.name, tensor]));
  for (const { opType, output, attribute } of graph.node) {
    const value = opType === 'Constant' ? attribute.find(({ name }) => name === 'value')?.t : undefined;
    if (value && output[0]) constants.set(output[0], value);
  }
  const infinite = new Map(
    [...constants].flatMap(([name, tensor]) => {
      const known = withInfinities(tensor);
      return known ? [[name, known] as const] : [];
    }),
  );
  if (infinite.size === 0) return;
  const producers = new Map(graph.node.map((node) => [node.output[0], node]));
  const added: NodeProto[] = [];
  const addConstant = (name: string, { shape }: OnnxTensor, data: readonly number[]) => {
    graph.initializer.push(
      create(TensorProtoSchema, { name, dataType: 1, dims: shape.map(BigInt), floatData: [...data] }),
    );
    return name;
  };
  graph.node = graph.node.map((node) => {
    const source = producers.get(node.input[0] ?? '');
    const at = source?.input.findIndex((name) => infinite.has(name)) ?? -1;
    const tensor = infinite.get(source?.input[at] ?? '');
    if (!isNormalizer(node.opType) || !source || !tensor) return node;
    const isSum = ADDING.has(source.opType);
    if (!isSum && source.opType !== CHOOSING) return node;
    const title = `${node.name || node.output[0]}: ${source.output[0]}`;
    const values = [...tensor.data];
    const finite = addConstant(
      `${title}, finite`,
      tensor,
      values.map((x) => (x === Number.NEGATIVE_INFINITY ? 0 : x)),
    );
    const counts = addConstant(
      `${title}, counts`,
      tensor,
      values.map((x) => Number(x !== Number.NEGATIVE_INFINITY)),
    );
    const kept = { ...source, name: title, output: [title], input: source.input.with(at, finite) };
    added.push(kept);
    if (isSum) return { ...node, input: [title, counts] };
    const ones = addConstant(`${title}, one`, { ...tensor, shape: [] }, [1]);
    const chosen = source.input.map((name, index) => {
      if (index === 0) return name;
      return index === at ? counts : ones;
    });
    added.push(create(NodeProtoSchema, { name: title, opType: CHOOSING, input: chosen, output: [`${title}, mask`] }));
    return { ...node, input: [title, `${title}, mask`] };
  });
  graph.node.push(...added);
}

/** The numbers of a constant of floats some of which are −∞ and none of which is another that is not finite. */
function withInfinities(tensor: TensorProto): OnnxTensor | undefined {
  try {
    const known = readTensor(tensor);
    // What nearly no constant has is looked for first, since all weights of a network pass here.
    if (known.type !== 'float' || !known.data.includes(Number.NEGATIVE_INFINITY)) return undefined;
    const isRest = known.data.every((x) => Number.isFinite(x) || x === Number.NEGATIVE_INFINITY);
    return isRest ? known : undefined;
  } catch (error) {
    // It is refused where it is needed.
    if (error instanceof NetworkError) return undefined;
    throw error;
  }
}
