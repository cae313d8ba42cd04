import type { GraphWriter } from './networks/graphWriter';
import { randomWindow } from './networks/randomWindow';

/**
 * Adds a step that computes something in two ways and takes one from the other: over the real numbers next to nothing
 * is left, in float32 the roundings of both ways are. These are made as large as numbers of usual size.
 */
export function cancellingStep(graph: GraphWriter): void {
  const isImage = graph.sizes.length === 3;
  graph.pick(isImage ? [twoConvolutions, meanByConvolution, normalizedByHand, throughQuotient] : ON_VECTORS)(graph);
}

const ON_VECTORS = [twoProducts, normalizedByHand, throughQuotient, balancedSums];

/** Makes the roundings of numbers between −1 and 1 about as large as those. */
const ENLARGED = 2 ** 20;

/** Both ways start at the latest value. */
function subtract(graph: GraphWriter, one: () => void, other: () => void): void {
  const { value, sizes } = graph;
  one();
  const first = graph.value;
  graph.value = value;
  graph.sizes = sizes;
  other();
  graph.push('Sub', [first, graph.value], graph.sizes);
  graph.push('Mul', [graph.value, graph.constant([], () => ENLARGED)], graph.sizes);
}

/** x·A·B − x·(AB). */
function twoProducts(graph: GraphWriter): void {
  const [n = 1] = graph.sizes;
  const [inner, outputs] = [graph.integer(1, 12), graph.integer(1, 4)];
  const a = random(graph, n * inner);
  const b = random(graph, inner * outputs);
  subtract(
    graph,
    () => {
      graph.with('Gemm', [given(graph, [n, inner], a)], [inner]);
      graph.with('MatMul', [given(graph, [inner, outputs], b)], [outputs]);
    },
    () => graph.with('Gemm', [given(graph, [n, outputs], product(a, b, n, inner, outputs))], [outputs]),
  );
}

/** A convolution followed by a 1×1 one, less the convolution that does the same. */
function twoConvolutions(graph: GraphWriter): void {
  const [channels = 1] = graph.sizes;
  const window = randomWindow(graph, 2);
  if (!window) return;
  const groups = graph.pick([1, channels]);
  const inner = groups * graph.integer(1, 3);
  const outputs = graph.integer(1, 3);
  const taps = window.kernel[0] * window.kernel[1];
  const [perGroup, innerPerGroup] = [channels / groups, inner / groups];
  const a = random(graph, inner * perGroup * taps);
  const b = random(graph, outputs * inner);
  const dense = new Array<number>(inner * channels * taps).fill(0);
  a.forEach((weight, at) => {
    const [tap, row] = [at % taps, Math.floor(at / taps)];
    const [output, input] = [Math.floor(row / perGroup), row % perGroup];
    const channel = Math.floor(output / innerPerGroup) * perGroup + input;
    dense[(output * channels + channel) * taps + tap] = weight;
  });
  const attributes = { ...window.attributes, dilations: window.dilations };
  subtract(
    graph,
    () => {
      const filter = given(graph, [inner, perGroup, ...window.kernel], a);
      graph.with('Conv', [filter], [inner, ...window.outputs], { ...attributes, group: groups });
      graph.with('Conv', [given(graph, [outputs, inner, 1, 1], b)], [outputs, ...window.outputs]);
    },
    () => {
      const both = product(b, dense, outputs, inner, channels * taps);
      const filter = given(graph, [outputs, channels, ...window.kernel], both);
      graph.with('Conv', [filter], [outputs, ...window.outputs], attributes);
    },
  );
}

/** An average pool less the convolution that does the same. */
function meanByConvolution(graph: GraphWriter): void {
  const [channels = 1] = graph.sizes;
  const window = randomWindow(graph, 1, true);
  if (!window || window.attributes.ceil_mode === 1) return;
  const sizes = [channels, ...window.outputs];
  const { ceil_mode: _, ...attributes } = window.attributes;
  const share = 1 / (window.kernel[0] * window.kernel[1]);
  subtract(
    graph,
    () => graph.unary('AveragePool', sizes, { ...window.attributes, count_include_pad: 1 }),
    () => {
      const filter = graph.constant([channels, 1, ...window.kernel], () => share);
      graph.with('Conv', [filter], sizes, { ...attributes, group: channels });
    },
  );
}

/** A batch normalization less the same by subtraction, product and sum. */
function normalizedByHand(graph: GraphWriter): void {
  const [channels = 1] = graph.sizes;
  const [scale, shift, mean] = [random(graph, channels), random(graph, channels), random(graph, channels)];
  const variance = scale.map(() => Math.fround(0.5 + graph.random()));
  const perChannel = [channels, ...graph.sizes.slice(1).map(() => 1)];
  const epsilon = Math.fround(0.001);
  subtract(
    graph,
    () => {
      const vectors = [scale, shift, mean, variance].map((vector) => given(graph, [channels], vector));
      graph.with('BatchNormalization', vectors, graph.sizes, { epsilon: { float: epsilon } });
    },
    () => {
      const slope = scale.map((s, at) => s / Math.sqrt((variance[at] as number) + epsilon));
      graph.with('Sub', [given(graph, perChannel, mean)], graph.sizes);
      graph.with('Mul', [given(graph, perChannel, slope)], graph.sizes);
      graph.with('Add', [given(graph, perChannel, shift)], graph.sizes);
    },
  );
}

/** (x / c)·c − x. */
function throughQuotient(graph: GraphWriter): void {
  const divisor = graph.constant([], () => 0.5 + graph.random());
  subtract(
    graph,
    () => {
      graph.with('Div', [divisor], graph.sizes);
      graph.with('Mul', [divisor], graph.sizes);
    },
    () => graph.unary('Identity', graph.sizes),
  );
}

/** c + 0·x, summed with weights whose sum is exactly zero. */
function balancedSums(graph: GraphWriter): void {
  const sizes = [2 * graph.integer(1, 20)];
  const [n = 1] = graph.sizes;
  const level = Math.fround(graph.number());
  const weights = random(graph, (sizes[0] as number) / 2);
  const zeros = graph.constant([n, ...sizes], () => 0);
  graph.with('Gemm', [zeros, graph.constant(sizes, () => level)], sizes);
  graph.with('MatMul', [given(graph, [...sizes, 1], [...weights, ...weights.map((w) => -w).reverse()])], [1]);
  graph.push('Mul', [graph.value, graph.constant([], () => ENLARGED)], graph.sizes);
}

function random(graph: GraphWriter, count: number): number[] {
  return Array.from({ length: count }, () => Math.fround(graph.number()));
}

function given(graph: GraphWriter, dims: readonly number[], values: readonly number[]): string {
  let at = 0;
  return graph.constant(dims, () => values[at++] as number);
}

/** The product of matrices, row by row. */
function product(a: readonly number[], b: readonly number[], rows: number, inner: number, columns: number): number[] {
  return Array.from({ length: rows * columns }, (_, at) => {
    const [row, column] = [Math.floor(at / columns), at % columns];
    let sum = 0;
    for (let i = 0; i < inner; i++) sum += (a[row * inner + i] as number) * (b[i * columns + column] as number);
    return sum;
  });
}
