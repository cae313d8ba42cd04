import { OPERATION_NAMES, OPERATIONS, type OperationName, type OperationRow } from '../../catalog/operations';
import type { GraphWriter } from './graphWriter';
import { SAMPLES } from './operationSamples';

/** Those that every opset has, and that do not jump. */
const FUNCTIONS = OPERATION_NAMES.filter((name) => {
  const { group, activation }: OperationRow = OPERATIONS[name];
  return group === 'activation' && !activation?.jumps && SAMPLES[name].some(({ opset }) => opset === undefined);
});

/** Adds an operation on vectors. */
export function vectorStep(graph: GraphWriter, choice: number): void {
  const steps = [
    () => gemm(graph),
    () => matMul(graph),
    () => elementwise(graph),
    () => activation(graph),
    () => rows(graph),
    () => batchNormalization(graph),
    () => shuffle(graph),
    () => joinBranches(graph),
  ];
  (steps[choice % steps.length] as () => void)();
}

/** Puts numbers into another order. */
function shuffle(graph: GraphWriter): void {
  const [count = 1] = graph.sizes;
  const order = Array.from({ length: count }, (_, at) => at);
  for (let at = count - 1; at > 0; at--) {
    const other = graph.integer(0, at);
    [order[at], order[other]] = [order[other] as number, order[at] as number];
  }
  graph.with('Gather', [graph.integers(order)], graph.sizes, { axis: 1 });
}

/** More numbers than this are not joined to others. */
const MOST_JOINED = 12;

/** A value and what becomes of it, behind one another. */
function joinBranches(graph: GraphWriter): void {
  const { value, sizes } = graph;
  const [count = 1] = sizes;
  activation(graph);
  if (count <= MOST_JOINED) graph.push('Concat', [value, graph.value], [2 * count], { axis: 1 });
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

/** A function of each value, as one of its samples has it, or what leaves values where they are. */
export function activation(graph: GraphWriter): void {
  const op = graph.pick<OperationName>([...FUNCTIONS, 'Neg', 'Identity', 'Dropout']);
  const samples = SAMPLES[op].filter(({ opset }) => opset === undefined);
  const { others = [], attributes, domain, within = domain } = graph.pick(samples);
  if (within)
    graph.with(
      'Clip',
      within.map((limit) => graph.constant([], () => limit)),
      graph.sizes,
    );
  const constants = others.map((other) => (typeof other === 'string' ? other : graph.given(other)));
  graph.with(op, constants, graph.sizes, attributes);
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
