import type { Network, NetworkNode, Weight } from '../network/network';

/** What the pixels of a data set are like; the network is trained as if it read (pixel − mean) / deviation. */
export interface PixelStatistics {
  readonly mean: number;
  readonly deviation: number;
}

/**
 * A network that reads pixels as they are and computes what the given one computes of normalised ones: its first layer
 * takes W/σ for W and b − ΣW·μ/σ for b.
 *
 * @param network begins with a dense layer or an unpadded convolution
 */
export function readingPixels(network: Network, { mean, deviation }: PixelStatistics): Network {
  const first = network.nodes.findIndex(({ weights }) => 'bias' in weights);
  const node = network.nodes[first] as NetworkNode;
  const [name, weight] = Object.entries(node.weights).find(([key]) => key !== 'bias') as [string, Weight];
  const bias = node.weights.bias as Weight;
  const outputs = bias.data.length;
  const shifted = bias.data.map(
    (value, output) => value - (mean / deviation) * columnSum(weight.data, output, outputs),
  );
  const weights = {
    [name]: { shape: weight.shape, data: weight.data.map((value) => value / deviation) },
    bias: { shape: bias.shape, data: shifted },
  };
  return { ...network, nodes: network.nodes.with(first, { ...node, weights }) };
}

function columnSum(data: Weight['data'], column: number, columns: number): number {
  let sum = 0;
  for (let at = column; at < data.length; at += columns) sum += data[at] as number;
  return sum;
}
