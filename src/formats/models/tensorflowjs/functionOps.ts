import { NetworkError } from '../../../network/networkError';
import { activate } from '../keras/layers/activations';
import { type Numbers, permuted } from '../onnx/graphDraft';
import type { GraphOp, NodeContext } from './graphNode';

/** A function of each number, by its name in Keras. */
function each(activation: string): GraphOp {
  return (context) => activate(context.graph, context.value(0), context.name, activation);
}

/** The same by its name in ONNX. */
function plain(opType: string): GraphOp {
  return (context) => context.graph.each(context.value(0), context.name, opType);
}

const square: GraphOp = (context) => context.graph.join([context.value(0), context.value(0)], context.name, 'Mul');

const inverseRoot: GraphOp = (context) => {
  const { graph, name } = context;
  return graph.each(graph.each(context.value(0), `${name}/root`, 'Sqrt'), name, 'Reciprocal');
};

const power: GraphOp = (context) => {
  const { graph, name } = context;
  return graph.each(context.value(0), name, 'Pow', {}, [single(context, 1, 'exponent')]);
};

const clip: GraphOp = (context) => {
  const { graph, name } = context;
  return graph.each(context.value(0), name, 'Clip', {}, [single(context, 1, 'least'), single(context, 2, 'most')]);
};

/** A slope for each channel, or for all. */
const prelu: GraphOp = (context) => {
  const { graph, name } = context;
  const input = context.value(0);
  const alpha = graph.draft.constant(`${name}/alpha`, context.numbers(1));
  return graph.ofLast(input.rank, graph.draft.add(name, 'PRelu', [graph.last(input), alpha]));
};

/** One number as a constant. */
function single(context: NodeContext, index: number, title: string): string {
  const { data } = context.numbers(index);
  if (data.length !== 1) throw new NetworkError(`Its ${title} is ${data.length} numbers.`, 'Use one number.');
  return context.graph.draft.constant(`${context.name}/${title}`, { shape: [], data });
}

/** A matrix product of every item of a batch, with a constant or with another value. */
const batchMatMul: GraphOp = (context) => {
  const { graph, name } = context;
  if (context.flag('adj_x')) throw new NetworkError('It turns its first input.', 'Convert the model again.');
  const input = context.value(0);
  const isTurned = context.flag('adj_y');
  const output = (right: string) => graph.draft.add(name, 'MatMul', [graph.last(input), right]);
  if (context.isConstant(1)) {
    const numbers = context.numbers(1);
    const order = [...numbers.shape.keys()];
    const turned: Numbers = isTurned ? permuted(numbers, swapped(order)) : numbers;
    return graph.ofLast(input.rank, output(graph.draft.constant(`${name}/matrix`, turned)));
  }
  const other = context.value(1);
  const perm = swapped([...Array(other.rank).keys()]);
  const right = isTurned
    ? graph.draft.add(`${name}/turned`, 'Transpose', [graph.last(other)], { perm })
    : graph.last(other);
  return graph.ofLast(input.rank, output(right));
};

function swapped(order: readonly number[]): number[] {
  const [row, column] = order.slice(-2) as [number, number];
  return [...order.slice(0, -2), column, row];
}

const expandDims: GraphOp = (context) => {
  const { graph, name } = context;
  const input = context.value(0);
  const axes = graph.draft.integers(`${name}/axes`, context.integers(1));
  return graph.ofLast(input.rank + 1, graph.draft.add(name, 'Unsqueeze', [graph.last(input), axes]));
};

/** Functions of each number, and what is as simple. */
export const FUNCTION_OPS: Readonly<Record<string, GraphOp>> = {
  Abs: plain('Abs'),
  BatchMatMul: batchMatMul,
  BatchMatMulV2: batchMatMul,
  Ceil: plain('Ceil'),
  ClipByValue: clip,
  Cos: plain('Cos'),
  Elu: each('elu'),
  Erf: plain('Erf'),
  Exp: each('exponential'),
  ExpandDims: expandDims,
  Floor: plain('Floor'),
  Identity: (context) => context.value(0),
  Log: plain('Log'),
  LogSoftmax: each('log_softmax'),
  Neg: plain('Neg'),
  Pow: power,
  Prelu: prelu,
  Reciprocal: plain('Reciprocal'),
  Relu: each('relu'),
  Relu6: each('relu6'),
  Round: plain('Round'),
  Rsqrt: inverseRoot,
  Selu: each('selu'),
  Sigmoid: each('sigmoid'),
  Sign: plain('Sign'),
  Sin: plain('Sin'),
  Softmax: each('softmax'),
  Softplus: each('softplus'),
  Softsign: each('softsign'),
  Sqrt: plain('Sqrt'),
  Square: square,
  StopGradient: (context) => context.value(0),
  Tanh: each('tanh'),
};
