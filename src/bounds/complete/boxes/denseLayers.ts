import type { OperationName } from '../../../catalog/operations';
import type { DenseLayer } from '../../../kernels/boxes/boundBoxes';
import { type Shape, sizeOf } from '../../../network/network';
import { operationOf } from '../../../network/ops';
import type { ReadyNetwork } from '../../../network/upload';
import { type ChainLink, chainOf } from '../../backward/chain/chainOf';

/** Beyond this many units of all layers boxes are not bounded one by one. */
const MOST_UNITS = 2 ** 12;

/**
 * A network that consists of dense layers with ReLUs between them, and of constants that are added; undefined for any other.
 */
export function denseLayersOf(ready: ReadyNetwork): readonly DenseLayer[] | undefined {
  const plan = chainOf(ready, ready.network.output);
  if (!plan) return undefined;
  const layers: DenseLayer[] = [];
  // What was added since the last layer or activation, and whether an activation came last.
  let added: ArrayLike<number> | undefined;
  let isActive = false;
  for (const link of [...plan.links].reverse()) {
    const last = layers.at(-1);
    if (link.kind === 'relaxation') {
      if (link.node.op !== ('Relu' satisfies OperationName) || isActive || !last) return undefined;
      isActive = true;
    } else if (link.kind === 'scale') {
      const shift = operationOf(link.node.op).shift?.(link.node);
      if (!shift || shift.data.length !== sizeOf(link.value as Shape) || added) return undefined;
      if (last && !isActive) layers[layers.length - 1] = shifted(last, shift.data);
      else added = shift.data;
    } else {
      if (last && !isActive) return undefined;
      const layer = layerOf(link, added);
      if (!layer) return undefined;
      layers.push(layer);
      added = undefined;
      isActive = false;
    }
  }
  const units = layers.reduce((sum, { outputs }) => sum + outputs, 0);
  return isActive || added || layers.length === 0 || units > MOST_UNITS ? undefined : layers;
}

/** Of a product and the constants around it, what float64 may lose of a sum of so many terms. */
function lostIn(terms: number): number {
  return (terms + 4) * 2 ** -52;
}

/** @param added to what the layer reads */
function layerOf(link: ChainLink & { kind: 'products' }, added: ArrayLike<number> | undefined): DenseLayer | undefined {
  const { filter, input, value, node, order } = link;
  const dense = operationOf(node.op).dense?.(node);
  const [rows, columns, , outputs] = filter.shape as [number, number, number, number];
  const isWhole = rows === input[0] && columns === input[1] && filter.pads.every((pad) => pad === 0);
  if (!dense || !isWhole || sizeOf(value as Shape) !== outputs) return undefined;
  const inputs = sizeOf(input as Shape);
  const bias = Float64Array.from({ length: outputs }, (_, output) => dense.bias?.data[order?.[output] ?? output] ?? 0);
  const layer = { inputs, outputs, weights: filter.data, bias, lost: new Float64Array(outputs) };
  if (!added) return layer;
  const products = new Float64Array(outputs);
  const sizes = new Float64Array(outputs);
  for (let at = 0; at < inputs; at++) {
    for (let output = 0; output < outputs; output++) {
      const product = (filter.data[at * outputs + output] as number) * (added[at] as number);
      products[output] = (products[output] as number) + product;
      sizes[output] = (sizes[output] as number) + Math.abs(product);
    }
  }
  const moved = shifted(layer, products);
  return { ...moved, lost: moved.lost.map((lost, output) => lost + lostIn(inputs) * (sizes[output] as number)) };
}

function shifted(layer: DenseLayer, by: ArrayLike<number>): DenseLayer {
  const bias = layer.bias.map((value, at) => value + (by[at] as number));
  const lost = layer.lost.map((own, at) => {
    return own + lostIn(2) * (Math.abs(layer.bias[at] as number) + Math.abs(by[at] as number));
  });
  return { ...layer, bias, lost };
}
