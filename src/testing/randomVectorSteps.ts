import type { GraphWriter } from './graphWriter';

/** Adds an operation on vectors. */
export function vectorStep(graph: GraphWriter, choice: number): void {
  const steps = [
    () => gemm(graph),
    () => matMul(graph),
    () => elementwise(graph),
    () => activation(graph),
    () => rows(graph),
    () => batchNormalization(graph),
  ];
  (steps[choice % steps.length] as () => void)();
}

export function batchNormalization(graph: GraphWriter): void {
  const [channels = 1] = graph.sizes;
  const variance = graph.constant([channels], () => 0.5 + graph.random());
  const vectors = [graph.floats([channels]), graph.floats([channels]), graph.floats([channels]), variance];
  graph.with('BatchNormalization', vectors, graph.sizes, { epsilon: { float: 0.001 } });
}

export function elementwise(graph: GraphWriter): void {
  const sizes = graph.sizes;
  const shape = graph.pick([[], [1], sizes, [1, ...sizes], sizes.map((size, axis) => (axis === 0 ? size : 1))]);
  const positive = graph.constant(shape, () => 0.5 + graph.random());
  const op = graph.pick(['Add', 'Sub', 'Mul', 'Div']);
  const isSwapped = op !== 'Div' && graph.integer(0, 1) === 1;
  graph.push(op, isSwapped ? [positive, graph.value] : [graph.value, positive], sizes);
}

export function activation(graph: GraphWriter): void {
  const op = graph.pick(['Relu', 'LeakyRelu', 'Sigmoid', 'Tanh', 'Neg', 'Identity', 'Clip', 'Dropout']);
  if (op === 'LeakyRelu') graph.unary(op, graph.sizes, { alpha: { float: 0.1 } });
  else if (op === 'Clip') graph.with(op, [graph.constant([], () => -0.5), graph.constant([], () => 0.5)], graph.sizes);
  else graph.unary(op, graph.sizes);
}

function gemm(graph: GraphWriter): void {
  const [inputs = 1] = graph.sizes;
  const outputs = graph.integer(1, 6);
  const transB = graph.integer(0, 1);
  const weight = graph.floats(transB ? [outputs, inputs] : [inputs, outputs], 1 / Math.sqrt(inputs));
  const bias = graph.pick([[], [graph.floats([outputs])], [graph.floats([1])], [graph.floats([1, outputs])]]);
  const alpha = { float: graph.pick([1, 0.5, 0.7]) };
  graph.with('Gemm', [weight, ...bias], [outputs], { alpha, beta: { float: graph.pick([1, 0.3]) }, transB });
}

function matMul(graph: GraphWriter): void {
  const [inputs = 1] = graph.sizes;
  const outputs = graph.integer(1, 6);
  graph.with('MatMul', [graph.floats([inputs, outputs], 1 / Math.sqrt(inputs))], [outputs]);
}

/** A vector as rows, multiplied along the last axis, and a vector again. */
function rows(graph: GraphWriter): void {
  const [size = 1] = graph.sizes;
  graph.with('Unsqueeze', [graph.integers([1])], [1, size]);
  const outputs = graph.integer(1, 4);
  graph.with('MatMul', [graph.floats([size, outputs], 1 / Math.sqrt(size))], [1, outputs]);
  graph.with('Squeeze', [graph.integers([1])], [outputs]);
}
