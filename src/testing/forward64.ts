import type { Network, NetworkNode, Shape, Weight } from '../network/network';

/** Outputs of a network of dense, convolutional and ReLU layers on one input in float64, for tests; internal layout. */
export function forward64(network: Network, shapes: ReadonlyMap<string, Shape>, input: Float64Array): Float64Array {
  const values = new Map([[network.input.name, input]]);
  for (const node of network.nodes) {
    const x = values.get(node.inputs[0] as string) as Float64Array;
    const shape = shapes.get(node.inputs[0] as string) as Shape;
    values.set(node.output, compute(node, x, shape, shapes.get(node.output) as Shape));
  }
  return values.get(network.output) as Float64Array;
}

function compute(node: NetworkNode, x: Float64Array, input: Shape, output: Shape): Float64Array {
  switch (node.op) {
    case 'Relu':
      return x.map((value) => Math.max(0, value));
    case 'Gemm':
      return dense(node, x, output);
    case 'Conv':
      return convolution(node, x, input, output);
    case 'Flatten':
      return input.length === 3 ? channelsFirst(x, input) : x;
    default:
      throw new Error(`forward64 does not know ${node.op}.`);
  }
}

function biasOf(node: NetworkNode, outputs: number): Float64Array {
  return node.weights.bias ? Float64Array.from(node.weights.bias.data) : new Float64Array(outputs);
}

function dense(node: NetworkNode, x: Float64Array, [outputs]: Shape): Float64Array {
  const { data } = node.weights.weight as Weight;
  const y = biasOf(node, outputs as number);
  for (let i = 0; i < x.length; i++) {
    const value = x[i] as number;
    const row = i * (outputs as number);
    if (value !== 0) for (let j = 0; j < y.length; j++) y[j] = (y[j] as number) + value * (data[row + j] as number);
  }
  return y;
}

function convolution(node: NetworkNode, x: Float64Array, input: Shape, output: Shape): Float64Array {
  const [height, width, channels] = input as [number, number, number];
  const [outHeight, outWidth, outputs] = output as [number, number, number];
  const filter = node.weights.filter as Weight;
  const [rows, columns] = filter.shape as [number, number, number, number];
  const { strides, pads } = node.attributes as { strides: number[]; pads: number[] };
  const bias = biasOf(node, outputs);
  const y = new Float64Array(outHeight * outWidth * outputs);
  for (let i = 0; i < outHeight; i++)
    for (let j = 0; j < outWidth; j++) {
      const to = (i * outWidth + j) * outputs;
      y.set(bias, to);
      for (let r = 0; r < rows; r++)
        for (let s = 0; s < columns; s++) {
          const row = i * (strides[0] as number) - (pads[0] as number) + r;
          const column = j * (strides[1] as number) - (pads[1] as number) + s;
          if (row < 0 || row >= height || column < 0 || column >= width) continue;
          for (let c = 0; c < channels; c++) {
            const value = x[(row * width + column) * channels + c] as number;
            const from = ((r * columns + s) * channels + c) * outputs;
            for (let o = 0; o < outputs; o++)
              y[to + o] = (y[to + o] as number) + value * (filter.data[from + o] as number);
          }
        }
    }
  return y;
}

function channelsFirst(x: Float64Array, [height, width, channels]: Shape): Float64Array {
  const pixels = (height as number) * (width as number);
  return x.map((_, at) => x[(at % pixels) * (channels as number) + Math.floor(at / pixels)] as number);
}
