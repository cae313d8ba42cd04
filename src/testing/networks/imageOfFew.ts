import type { OperationName } from '../../catalog/operations';
import type { Network, NetworkNode, Shape } from '../../network/network';
import { flattening } from '../../network/ops/move/flatten';
import { rearrangementTo } from '../../network/ops/move/rearrange';
import { Random } from '../../numbers/random';

/** Sizes of a network that makes an image of a few numbers and convolves it. */
interface ImageSizes {
  readonly inputs: number;
  /** Rows and columns of the image, and channels of it and behind each convolution. */
  readonly side: number;
  readonly channels: readonly number[];
  readonly outputs: number;
}

/** A dense layer whose outputs become an image, channels first as ONNX has them, convolutions with activations, and a dense layer. */
export function imageOfFew({ inputs, side, channels, outputs }: ImageSizes, seed: number): Network {
  const random = new Random(seed, 'image of few', inputs);
  const [first, ...others] = channels as [number, ...number[]];
  const weight = (shape: Shape, size: number) => {
    const length = shape.reduce((a, b) => a * b, 1);
    return { shape, data: Float32Array.from({ length }, () => (2 * random.uniform() - 1) * size) };
  };
  const node = (op: OperationName, input: string, output: string, more: Partial<NetworkNode>): NetworkNode => {
    return { name: output, op, inputs: [input], output, attributes: {}, weights: {}, ...more };
  };
  const dense = (input: string, output: string, from: number, to: number) => {
    const weights = { weight: weight([from, to], 2 / Math.sqrt(from)), bias: weight([to], 0.5) };
    return node('Gemm', input, output, { attributes: { alpha: 1, beta: 1 }, weights });
  };
  const size = side * side * first;
  const attributes = rearrangementTo([size], [first, side, side]);
  const nodes = [dense('input', 'made', inputs, size), node('Reshape', 'made', 'image0', { attributes })];
  for (const [at, own] of others.entries()) {
    const before = channels[at] as number;
    const weights = { filter: weight([3, 3, before, own], 2 / Math.sqrt(9 * before)), bias: weight([own], 0.5) };
    const same = { strides: [1, 1], pads: [1, 1, 1, 1], dilations: [1, 1], groups: 1 };
    nodes.push(
      node('Relu', `image${at}`, `active${at}`, {}),
      node('Conv', `active${at}`, `image${at + 1}`, { attributes: same, weights }),
    );
  }
  const last = channels.at(-1) as number;
  nodes.push(
    node('Relu', `image${others.length}`, 'active', {}),
    flattening('active', [side, side, last], 'flat'),
    dense('flat', 'output', side * side * last, outputs),
  );
  return { name: 'image of few', input: { name: 'input', shape: [inputs] }, nodes, output: 'output' };
}
