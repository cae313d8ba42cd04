import type { GraphWriter } from './graphWriter';
import { node, type TensorInit } from './onnxFile';
import { activation, batchNormalization, elementwise } from './randomVectorSteps';
import { randomWindow } from './randomWindow';

/** Adds an operation on images. */
export function imageStep(graph: GraphWriter, choice: number): void {
  const steps = [
    () => conv(graph),
    () => conv(graph),
    () => maxPool(graph),
    () => averagePool(graph),
    () => batchNormalization(graph),
    () => residual(graph),
    () => concat(graph),
    () => pad(graph),
    () => transpose(graph),
    () => elementwise(graph),
    () => activation(graph),
  ];
  (steps[choice % steps.length] as () => void)();
}

/** Images become vectors in one of the ways that exporters write. */
export function toVector(graph: GraphWriter): void {
  const [channels = 1, height = 1, width = 1] = graph.sizes;
  const flat = channels * height * width;
  const ways = [
    () => graph.unary('Flatten', [flat], { axis: 1 }),
    () => graph.with('Reshape', [graph.integers([-1, flat])], [flat]),
    () => graph.with('Reshape', [graph.integers([0, -1])], [flat]),
    () => reshapeByShape(graph, flat),
    () => pooledVector(graph, 'GlobalAveragePool', channels),
    () => pooledVector(graph, 'GlobalMaxPool', channels),
    () => graph.unary('ReduceMean', [channels], { axes: [2, 3], keepdims: 0 }),
    () => graph.unary('ReduceMean', [height * channels], { axes: [-1], keepdims: 0 }, [channels, height]),
  ];
  graph.pick(ways)();
  if (graph.sizes.length > 1) graph.unary('Flatten', [graph.sizes.reduce((a, b) => a * b, 1)], { axis: 1 });
}

function conv(graph: GraphWriter): void {
  const [channels = 1] = graph.sizes;
  const groups = graph.pick([1, 1, channels]);
  const outputs = groups * graph.integer(1, 3);
  const window = randomWindow(graph, 2);
  if (!window) return;
  const weight = graph.floats(
    [outputs, channels / groups, ...window.kernel],
    1 / Math.sqrt(window.kernel[0] * window.kernel[1] * (channels / groups)),
  );
  const bias = graph.pick([[], [graph.floats([outputs])]]);
  const attributes = { ...window.attributes, dilations: window.dilations, group: groups };
  graph.with('Conv', [weight, ...bias], [outputs, ...window.outputs], attributes);
}

function maxPool(graph: GraphWriter): void {
  const window = randomWindow(graph, 2, true);
  const [channels = 1] = graph.sizes;
  if (!window) return;
  graph.unary('MaxPool', [channels, ...window.outputs], { ...window.attributes, dilations: window.dilations });
}

function averagePool(graph: GraphWriter): void {
  const window = randomWindow(graph, 1, true);
  const [channels = 1] = graph.sizes;
  if (!window) return;
  const count_include_pad = window.attributes.ceil_mode === 1 ? 0 : graph.integer(0, 1);
  graph.unary('AveragePool', [channels, ...window.outputs], { ...window.attributes, count_include_pad });
}

function residual(graph: GraphWriter): void {
  const [before, sizes] = [graph.value, graph.sizes];
  const [channels = 1] = sizes;
  const weight = graph.floats([channels, channels, 3, 3], 1 / (3 * Math.sqrt(channels)));
  graph.with('Conv', [weight], sizes, { pads: [1, 1, 1, 1] });
  graph.push(
    graph.pick(['Add', 'Sub']),
    graph.pick([
      [before, graph.value],
      [graph.value, before],
    ]),
    sizes,
  );
}

function concat(graph: GraphWriter): void {
  const [before, sizes] = [graph.value, graph.sizes];
  const axis = graph.integer(0, 2);
  graph.unary('Neg', sizes);
  const joined = sizes.map((size, each) => (each === axis ? 2 * size : size));
  graph.push('Concat', [before, graph.value], joined, { axis: graph.pick([axis + 1, axis - 3]) });
}

function pad(graph: GraphWriter): void {
  const pads = [0, 0, 0, 0, 0, 0, 0, 0].map((_, side) => (side % 4 === 0 ? 0 : graph.integer(-1, 2)));
  const sizes = graph.sizes.map((size, axis) => size + (pads[axis + 1] as number) + (pads[axis + 5] as number));
  if (sizes.some((size, axis) => size < 1 || (graph.sizes[axis] as number) < 3)) return;
  graph.with('Pad', [graph.integers(pads), graph.constant([], () => graph.number())], sizes, { mode: 'constant' });
}

function transpose(graph: GraphWriter): void {
  const order = graph.pick([
    [0, 2, 1],
    [1, 2, 0],
    [2, 0, 1],
    [1, 0, 2],
    [2, 1, 0],
  ]);
  const perm = [0, ...order.map((axis) => axis + 1)];
  graph.unary(
    'Transpose',
    order.map((axis) => graph.sizes[axis] as number),
    { perm },
  );
}

function pooledVector(graph: GraphWriter, op: string, channels: number): void {
  graph.unary(op, [channels, 1, 1]);
  graph.with('Squeeze', [graph.integers([2, 3])], [channels]);
}

/** x.view(x.size(0), -1) as PyTorch writes it. */
function reshapeByShape(graph: GraphWriter, flat: number): void {
  const name = graph.value;
  const [shape, batch, batchVector, target] = [1, 2, 3, 4].map((part) => `shape${graph.nodes.length}_${part}`) as [
    string,
    string,
    string,
    string,
  ];
  const zero: TensorInit = { name: `${shape}_0`, dims: [], dataType: 7, int64Data: [0n] };
  graph.constants.push(zero);
  graph.nodes.push(node('Shape', [name], shape), node('Gather', [shape, zero.name as string], batch, { axis: 0 }));
  graph.nodes.push(node('Unsqueeze', [batch, graph.integers([0])], batchVector));
  graph.nodes.push(node('Concat', [batchVector, graph.integers([-1])], target, { axis: 0 }));
  graph.with('Reshape', [target], [flat]);
}
