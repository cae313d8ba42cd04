import { NetworkError } from '../../../network/networkError';
import { activate } from '../keras/layers/activations';
import type { Value } from '../onnx/channelsLast';
import { type DraftAttribute, type Numbers, permuted } from '../onnx/graphDraft';
import { FUNCTION_OPS } from './functionOps';
import type { GraphOp, NodeContext } from './graphNode';

/** A sum, a product and the like of two values, or of one and a constant. */
function binary(opType: string): GraphOp {
  return (context) => {
    const { graph, name } = context;
    if (!context.isConstant(0) && !context.isConstant(1))
      return graph.join([context.value(0), context.value(1)], name, opType);
    const place = context.isConstant(0) ? 0 : 1;
    const value = context.value(1 - place);
    const numbers = context.numbers(place);
    const { rank } = value;
    if (numbers.shape.length > rank)
      throw new NetworkError('Its constant has more axes than its value.', 'Convert the model again.');
    const isFirst = rank > 2 && value.first !== undefined && numbers.shape.length < 2;
    const shape =
      isFirst && numbers.shape.length === 1 ? [...numbers.shape, ...Array<number>(rank - 2).fill(1)] : numbers.shape;
    const constant = graph.draft.constant(`${name}/constant`, { ...numbers, shape });
    const own = isFirst ? graph.first(value) : graph.last(value);
    const output = graph.draft.add(name, opType, place === 0 ? [constant, own] : [own, constant]);
    return isFirst ? graph.ofFirst(rank, output) : graph.ofLast(rank, output);
  };
}

const matMul: GraphOp = (context) => {
  const { graph, name } = context;
  if (context.flag('transpose_a')) throw new NetworkError('It turns its input.', 'Convert the model again.');
  const weight = context.numbers(1, 2);
  const kernel = graph.draft.constant(
    `${name}/kernel`,
    context.flag('transpose_b') ? permuted(weight, [1, 0]) : weight,
  );
  const inputs = [graph.last(context.value(0)), kernel, ...biasOf(context)];
  return fused(context, graph.ofLast(2, graph.draft.add(name, 'Gemm', inputs)));
};

const conv: GraphOp = (context) => convolved(context, permuted(context.numbers(1, 4), [3, 2, 0, 1]), 1);

const depthwise: GraphOp = (context) => {
  const { shape, data } = permuted(context.numbers(1, 4), [2, 3, 0, 1]);
  const [channels = 0, multiples = 0, ...sizes] = shape;
  return convolved(context, { shape: [channels * multiples, 1, ...sizes], data }, channels);
};

function convolved(context: NodeContext, filter: Numbers, group: number): Value {
  const { graph, name } = context;
  const attributes = { ...windowOf(context), dilations: spatial(context.wholes('dilations')), group };
  const inputs = [graph.first(context.value(0)), graph.draft.constant(`${name}/kernel`, filter), ...biasOf(context)];
  return fused(context, graph.ofFirst(4, graph.draft.add(name, 'Conv', inputs, attributes)));
}

function pool(opType: string): GraphOp {
  return (context) => {
    const { graph, name } = context;
    const attributes = { ...windowOf(context), kernel_shape: spatial(context.wholes('ksize')) };
    return graph.ofFirst(4, graph.draft.add(name, opType, [graph.first(context.value(0))], attributes));
  };
}

function windowOf(context: NodeContext): Readonly<Record<string, DraftAttribute>> {
  const padding = context.text('padding', 'VALID');
  const format = context.text('data_format', 'NHWC');
  if (format !== 'NHWC')
    throw new NetworkError('Its channels come first.', 'Convert a model whose channels come last.');
  if (padding !== 'SAME' && padding !== 'VALID')
    throw new NetworkError(`Its padding is ${padding}.`, 'Use SAME or VALID.');
  return { strides: spatial(context.wholes('strides')), auto_pad: padding === 'SAME' ? 'SAME_UPPER' : 'VALID' };
}

/** [1, rows, columns, 1] → [rows, columns] */
function spatial(sizes: readonly number[]): readonly number[] {
  return sizes.length === 4 ? sizes.slice(1, 3) : [1, 1];
}

function biasOf(context: NodeContext): readonly string[] {
  if (!context.texts('fused_ops').includes('BiasAdd')) return [];
  return [context.graph.draft.constant(`${context.name}/bias`, context.numbers(2, 1))];
}

/** What else a node does, by TensorFlow's name. */
const FUSED: Readonly<Record<string, string>> = {
  Relu: 'relu',
  Relu6: 'relu6',
  Elu: 'elu',
  Sigmoid: 'sigmoid',
  Tanh: 'tanh',
};

function fused(context: NodeContext, value: Value): Value {
  const [after, more] = context.texts('fused_ops').filter((op) => op !== 'BiasAdd');
  if (after === undefined) return value;
  const activation = Object.hasOwn(FUSED, after) ? FUSED[after] : undefined;
  if (activation && more === undefined) return activate(context.graph, value, context.name, activation);
  if (after === 'LeakyRelu') return leakyRelu(context, value, context.number('leakyrelu_alpha', 0.2));
  throw new NetworkError(`It is fused with ${after}.`, 'Convert the model without fusing.');
}

function leakyRelu({ graph, name }: NodeContext, value: Value, slope: number): Value {
  return graph.each(value, `${name}/LeakyRelu`, 'LeakyRelu', { alpha: { float: slope } });
}

const batchNorm: GraphOp = (context) => {
  const { graph, name } = context;
  const input = context.value(0);
  const constants = [1, 2, 3, 4].map((index) => graph.draft.constant(`${name}/${index}`, context.numbers(index, 1)));
  const attributes = { epsilon: { float: context.number('epsilon', 1e-4) } };
  const inputs = [graph.first(input), ...constants];
  return graph.ofFirst(input.rank, graph.draft.add(name, 'BatchNormalization', inputs, attributes));
};

const reshape: GraphOp = (context) => {
  const { graph, name } = context;
  const sizes = context.integers(1);
  const inputs = [graph.last(context.value(0)), graph.draft.integers(`${name}/sizes`, sizes)];
  return graph.ofLast(sizes.length, graph.draft.add(name, 'Reshape', inputs));
};

const transpose: GraphOp = (context) => {
  const input = context.graph.last(context.value(0));
  const perm = context.integers(1);
  return context.graph.ofLast(perm.length, context.graph.draft.add(context.name, 'Transpose', [input], { perm }));
};

const pad: GraphOp = (context) => {
  const { graph, name } = context;
  const input = context.value(0);
  const sides = context.integers(1);
  const pads = [...sides.filter((_, at) => at % 2 === 0), ...sides.filter((_, at) => at % 2 === 1)];
  const value = context.isConstant(2) ? [graph.draft.constant(`${name}/value`, context.numbers(2, 0))] : [];
  const inputs = [graph.last(input), graph.draft.integers(`${name}/pads`, pads), ...value];
  const mode = context.text('mode', 'CONSTANT').toLowerCase();
  return graph.ofLast(input.rank, graph.draft.add(name, 'Pad', inputs, { mode }));
};

const concat: GraphOp = (context) => {
  const { graph, name, node } = context;
  const count = node.inputs.length - 1;
  const [axis = 0] = context.integers(count);
  const inputs = Array.from({ length: count }, (_, index) => context.value(index));
  const rank = inputs[0]?.rank ?? 0;
  return graph.ofLast(
    rank,
    graph.draft.add(
      name,
      'Concat',
      inputs.map((input) => graph.last(input)),
      { axis },
    ),
  );
};

function reduce(opType: string): GraphOp {
  return (context) => {
    const { graph, name } = context;
    const input = context.value(0);
    const axes = context.integers(1);
    const isKept = context.flag('keep_dims');
    const inputs = [graph.last(input), graph.draft.integers(`${name}/axes`, axes)];
    const rank = isKept ? input.rank : input.rank - axes.length;
    return graph.ofLast(rank, graph.draft.add(name, opType, inputs, { keepdims: isKept ? 1 : 0 }));
  };
}

const squeeze: GraphOp = (context) => {
  const { graph, name } = context;
  const input = context.value(0);
  const axes = context.wholes('squeeze_dims');
  const inputs = [graph.last(input), graph.draft.integers(`${name}/axes`, axes)];
  return graph.ofLast(input.rank - axes.length, graph.draft.add(name, 'Squeeze', inputs));
};

/** TensorFlow's operations, each as what it is made of in ONNX. */
const OPS: Readonly<Record<string, GraphOp>> = {
  ...FUNCTION_OPS,
  Add: binary('Add'),
  AddV2: binary('Add'),
  AvgPool: pool('AveragePool'),
  BiasAdd: binary('Add'),
  ConcatV2: concat,
  Conv2D: conv,
  DepthwiseConv2dNative: depthwise,
  FusedBatchNorm: batchNorm,
  FusedBatchNormV2: batchNorm,
  FusedBatchNormV3: batchNorm,
  FusedDepthwiseConv2dNative: depthwise,
  LeakyRelu: (context) => leakyRelu(context, context.value(0), context.number('alpha', 0.2)),
  MatMul: matMul,
  Max: reduce('ReduceMax'),
  MaxPool: pool('MaxPool'),
  Maximum: binary('Max'),
  Mean: reduce('ReduceMean'),
  Min: reduce('ReduceMin'),
  Minimum: binary('Min'),
  Mul: binary('Mul'),
  MirrorPad: pad,
  Pad: pad,
  PadV2: pad,
  RealDiv: binary('Div'),
  Reshape: reshape,
  Squeeze: squeeze,
  Sub: binary('Sub'),
  Sum: reduce('ReduceSum'),
  Transpose: transpose,
  _FusedConv2D: conv,
  _FusedMatMul: matMul,
};

/** The translation of an operation of TensorFlow; a NetworkError where there is none. */
export function graphOpOf(op: string): GraphOp {
  const translate = Object.hasOwn(OPS, op) ? OPS[op] : undefined;
  if (translate) return translate;
  throw new NetworkError(
    `TensorFlow’s operation ${op} is not supported.`,
    'Save the model as a layers model, or convert it by tf2onnx.',
  );
}
