import { ACTIVATIONS } from './activations';
import { toNumber, ZERO } from './decimal';
import { differenceLayer } from './intervalBounds';
import { type AffineLayer, activationOf, MOST_NEURONS, type SmallNetwork } from './smallNetwork';

interface FloatLayer {
  readonly rows: number;
  readonly columns: number;
  /** Column by column, so that an input of 0, as ReLU makes many, takes no time. */
  readonly weights: Float64Array;
  readonly biases: Float64Array;
}

/** A network in float64, for drawing samples quickly; nothing that it says is proved. */
export interface FloatNetwork {
  readonly hidden: readonly FloatLayer[];
  readonly output: FloatLayer;
  readonly difference: FloatLayer;
  /** The activation of every hidden layer. */
  readonly activate: (z: number) => number;
}

/** What one input makes of every neuron. */
export interface Activations {
  readonly before: readonly Float64Array[];
  readonly after: readonly Float64Array[];
  readonly outputs: Float64Array;
  readonly difference: number;
}

/** Converted once a network, so that a drag of an input keeps what was sampled of it. */
const converted = new WeakMap<SmallNetwork, FloatNetwork>();

export function toFloat(network: SmallNetwork): FloatNetwork {
  const known = converted.get(network);
  if (known) return known;
  const float = {
    hidden: network.hidden.map(floatLayer),
    output: floatLayer(network.output),
    difference: floatLayer(differenceLayer(network)),
    activate: ACTIVATIONS[activationOf(network)].value,
  };
  converted.set(network, float);
  return float;
}

/** All activations at one input. */
export function activate(network: FloatNetwork, x: number, y: number): Activations {
  const before: Float64Array[] = [];
  const after: Float64Array[] = [];
  let values = Float64Array.of(x, y);
  for (const layer of network.hidden) {
    const sums = apply(layer, values);
    before.push(sums);
    values = sums.map(network.activate);
    after.push(values);
  }
  const [difference = 0] = apply(network.difference, values);
  return { before, after, outputs: apply(network.output, values), difference };
}

/** Reused by every call of `valuesAfter`, which runs thousands of times a frame; no layer is wider. */
const scratch = [new Float64Array(MOST_NEURONS), new Float64Array(MOST_NEURONS)] as const;

/** Cat − Dog at one input. */
export function differenceAt(network: FloatNetwork, x: number, y: number): number {
  return rowAt(network.difference, 0, valuesAfter(network, network.hidden.length, x, y));
}

/** One neuron at one input, after its activation or before; the output counts as the layer after the hidden ones. */
export function unitAt(
  network: FloatNetwork,
  layer: number,
  after: boolean,
  index: number,
  x: number,
  y: number,
): number {
  const sum = rowAt(network.hidden[layer] ?? network.output, index, valuesAfter(network, layer, x, y));
  return after ? network.activate(sum) : sum;
}

/** What leaves so many hidden layers; it stands until the next call. */
function valuesAfter(network: FloatNetwork, layers: number, x: number, y: number): Float64Array {
  let [values, next] = scratch;
  values[0] = x;
  values[1] = y;
  for (let at = 0; at < layers; at++) {
    const layer = network.hidden[at] as FloatLayer;
    apply(layer, values, next);
    for (let index = 0; index < layer.rows; index++) next[index] = network.activate(next[index] as number);
    [values, next] = [next, values];
  }
  return values;
}

/** One row of an affine layer. */
function rowAt({ rows, columns, weights, biases }: FloatLayer, row: number, inputs: Float64Array): number {
  let sum = biases[row] ?? 0;
  for (let column = 0; column < columns; column++)
    sum += (weights[column * rows + row] ?? 0) * (inputs[column] as number);
  return sum;
}

/** One affine layer; writes into `sums` if it is given. */
function apply(
  { rows, columns, weights, biases }: FloatLayer,
  inputs: Float64Array,
  sums: Float64Array<ArrayBuffer> = new Float64Array(rows),
): Float64Array<ArrayBuffer> {
  for (let row = 0; row < rows; row++) sums[row] = biases[row] as number;
  for (let column = 0; column < columns; column++) {
    const input = inputs[column] as number;
    if (input === 0) continue;
    for (let row = 0; row < rows; row++)
      sums[row] = (sums[row] as number) + (weights[column * rows + row] as number) * input;
  }
  return sums;
}

function floatLayer({ weights, biases }: AffineLayer): FloatLayer {
  const columns = weights[0]?.length ?? 0;
  const byColumn = Array.from({ length: columns }, (_, column) => weights.map((row) => toNumber(row[column] ?? ZERO)));
  return {
    rows: weights.length,
    columns,
    weights: Float64Array.from(byColumn.flat()),
    biases: Float64Array.from(biases, toNumber),
  };
}
