import type { NetworkNode, Shape, Weight } from '../../network/network';
import type { ReadyNetwork } from '../../network/upload';
import { add, compare, type Dyadic, exact, multiply, ZERO } from '../../numbers/dyadic';

/** Window attributes of a convolution. */
interface ConvAttributes {
  readonly strides: readonly [number, number];
  readonly pads: readonly [number, number, number, number];
  readonly dilations: readonly [number, number];
  readonly groups: number;
}

/** Window attributes of a pool. */
interface PoolAttributes extends Omit<ConvAttributes, 'groups'> {
  readonly kernel: readonly [number, number];
}

type Image = readonly [height: number, width: number, channels: number];

/**
 * The exact values of every node of a network of convolutions, dense layers, images put in a row, surrounded or pooled, batch
 * normalizations whose deviations are powers of two, sums and (leaky) ReLU; by the value's name.
 */
export function evaluateNetworkExactly({ network, shapes }: ReadyNetwork, point: readonly number[]) {
  const values = new Map([[network.input.name, point.map((x) => exact(x))]]);
  for (const node of network.nodes) {
    const inputs = node.inputs.map((name) => values.get(name) as Dyadic[]);
    const [from, to] = [node.inputs[0] as string, node.output].map((name) => shapes.get(name) as Shape as Image);
    values.set(node.output, evaluate(node, inputs, from as Image, to as Image));
  }
  return values;
}

function evaluate(node: NetworkNode, inputs: readonly Dyadic[][], from: Image, to: Image): Dyadic[] {
  const [x, y] = inputs as [Dyadic[], Dyadic[]?];
  switch (node.op) {
    case 'Conv':
      return convolve(x, node, from, to);
    case 'MaxPool':
      return windowsOf(x, node, from, to).map((seen) =>
        seen.reduce((most, value) => (compare(value, most) > 0 ? value : most)),
      );
    case 'AveragePool': {
      const [rows, columns] = node.attributes.kernel as readonly [number, number];
      return windowsOf(x, node, from, to).map((seen) => multiply(seen.reduce(add, ZERO), exact(1 / (rows * columns))));
    }
    case 'Pad':
      return surround(x, node, from, to);
    case 'BatchNormalization':
      return normalize(x, node);
    case 'Add':
      return x.map((value, at) => add(value, y?.[at] ?? ZERO));
    case 'Relu':
      return x.map((value) => (value.mantissa < 0n ? ZERO : value));
    case 'LeakyRelu':
      return x.map((value) => (value.mantissa < 0n ? multiply(value, exact(node.attributes.alpha as number)) : value));
    case 'Gemm':
      return multiplyDense(x, node);
    case 'Flatten':
      return putInRow(x, node, from);
    default:
      throw new Error(`${node.op} has no exact evaluation.`);
  }
}

function convolve(x: readonly Dyadic[], node: NetworkNode, from: Image, to: Image): Dyadic[] {
  const { strides, pads, dilations, groups } = node.attributes as unknown as ConvAttributes;
  const filter = node.weights.filter as Weight;
  const [rows, columns, perGroup, outputs] = filter.shape as [number, number, number, number];
  const sums: Dyadic[] = [];
  for (let out = 0; out < to[0] * to[1] * to[2]; out++) {
    const [row, column, output] = [Math.floor(out / to[2] / to[1]), Math.floor(out / to[2]) % to[1], out % to[2]];
    const group = Math.floor(output / (outputs / groups));
    let sum = node.weights.bias ? exact(node.weights.bias.data[output] as number) : ZERO;
    for (let tap = 0; tap < rows * columns; tap++) {
      const y = row * strides[0] - pads[0] + Math.floor(tap / columns) * dilations[0];
      const z = column * strides[1] - pads[1] + (tap % columns) * dilations[1];
      if (y < 0 || z < 0 || y >= from[0] || z >= from[1]) continue;
      for (let c = 0; c < perGroup; c++) {
        const weight = exact(filter.data[(tap * perGroup + c) * outputs + output] as number);
        sum = add(sum, multiply(weight, x[(y * from[1] + z) * from[2] + group * perGroup + c] as Dyadic));
      }
    }
    sums.push(sum);
  }
  return sums;
}

/** What every window of a pool sees of the image itself. */
function windowsOf(x: readonly Dyadic[], { attributes }: NetworkNode, from: Image, to: Image): Dyadic[][] {
  const { kernel, strides, pads, dilations } = attributes as unknown as PoolAttributes;
  return Array.from({ length: to[0] * to[1] * to[2] }, (_, out) => {
    const [row, column] = [Math.floor(out / to[2] / to[1]), Math.floor(out / to[2]) % to[1]];
    const seen: Dyadic[] = [];
    for (let tap = 0; tap < kernel[0] * kernel[1]; tap++) {
      const y = row * strides[0] - pads[0] + Math.floor(tap / kernel[1]) * dilations[0];
      const z = column * strides[1] - pads[1] + (tap % kernel[1]) * dilations[1];
      if (y < 0 || z < 0 || y >= from[0] || z >= from[1]) continue;
      seen.push(x[(y * from[1] + z) * from[2] + (out % to[2])] as Dyadic);
    }
    return seen;
  });
}

function surround(x: readonly Dyadic[], { attributes }: NetworkNode, from: Image, to: Image): Dyadic[] {
  const [top, left] = attributes.before as readonly [number, number, number];
  return Array.from({ length: to[0] * to[1] * to[2] }, (_, out) => {
    const y = Math.floor(out / to[2] / to[1]) - top;
    const z = (Math.floor(out / to[2]) % to[1]) - left;
    const isInside = y >= 0 && z >= 0 && y < from[0] && z < from[1];
    return isInside ? (x[(y * from[1] + z) * from[2] + (out % to[2])] as Dyadic) : exact(attributes.value as number);
  });
}

function multiplyDense(x: readonly Dyadic[], { weights }: NetworkNode): Dyadic[] {
  const [weight, bias] = [weights.weight as Weight, weights.bias as Weight];
  return Array.from(bias.data, (constant, output) =>
    x.reduce((sum, value, input) => {
      return add(sum, multiply(value, exact(weight.data[input * bias.data.length + output] as number)));
    }, exact(constant)),
  );
}

/** As it lies, or with channels first. */
function putInRow(x: readonly Dyadic[], { attributes }: NetworkNode, [height, width, channels]: Image): Dyadic[] {
  if ((attributes.before as readonly number[]).length === 0) return [...x];
  return Array.from({ length: x.length }, (_, at) => {
    const pixel = at % (height * width);
    return x[pixel * channels + Math.floor(at / (height * width))] as Dyadic;
  });
}

function normalize(x: readonly Dyadic[], { weights, attributes }: NetworkNode): Dyadic[] {
  const numbers = (name: string) => (weights[name] as Weight).data;
  const channels = numbers('gamma').length;
  return x.map((value, at) => {
    const of = (name: string) => numbers(name)[at % channels] as number;
    const deviation = Math.sqrt(of('variance') + (attributes.epsilon as number));
    const centered = add(value, exact(-of('mean')));
    return add(multiply(multiply(centered, exact(of('gamma'))), exact(1 / deviation)), exact(of('beta')));
  });
}
