import type { Typed } from '../../../numbers/typed';
import { compare, type Decimal, negate, ONE, readDecimal, ZERO } from '../../../small/decimal';
import {
  type AffineLayer,
  type DecimalRange,
  MOST_LAYERS,
  MOST_NEURONS,
  type SmallNetwork,
} from '../../../small/smallNetwork';
import { formatDecimal } from '../math/formula';
import { CROSSED } from '../words';

export type Bound = 'lower' | 'upper';

/** A layer by its place: hidden layers first, then the output. */
export function layerAt(network: SmallNetwork, layer: number): AffineLayer | undefined {
  return layer < network.hidden.length ? network.hidden[layer] : network.output;
}

/** The network with one weight changed; `layer` counts the output as the one after the hidden layers. */
export function setWeight(
  network: SmallNetwork,
  layer: number,
  row: number,
  column: number,
  weight: Decimal,
): SmallNetwork {
  return changeLayer(network, layer, ({ weights, biases }) => ({
    weights: weights.map((values, index) => (index === row ? values.with(column, weight) : values)),
    biases,
  }));
}

/** The network with one bias changed. */
export function setBias(network: SmallNetwork, layer: number, row: number, bias: Decimal): SmallNetwork {
  return changeLayer(network, layer, ({ weights, biases }) => ({ weights, biases: biases.with(row, bias) }));
}

export function canAddNeuron(network: SmallNetwork, layer: number): boolean {
  return (network.hidden[layer]?.weights.length ?? MOST_NEURONS) < MOST_NEURONS;
}

/** Adds a neuron at the end of a hidden layer; its weights are 1 and −1 in turn, so that it differs from its neighbours. */
export function addNeuron(network: SmallNetwork, layer: number): SmallNetwork {
  if (!canAddNeuron(network, layer)) return network;
  const widened = changeLayer(network, layer, ({ weights, biases }) => ({
    weights: [...weights, alternating(weights[0]?.length ?? 0, weights.length)],
    biases: [...biases, ZERO],
  }));
  return changeLayer(widened, layer + 1, ({ weights, biases }) => ({
    weights: weights.map((row, index) => [...row, unit(index)]),
    biases,
  }));
}

export function canRemoveNeuron(network: SmallNetwork, layer: number): boolean {
  return (network.hidden[layer]?.weights.length ?? 0) > 1;
}

/** Takes a neuron away together with the weights that read it. */
export function removeNeuron(network: SmallNetwork, layer: number, neuron: number): SmallNetwork {
  if (!canRemoveNeuron(network, layer)) return network;
  const narrowed = changeLayer(network, layer, ({ weights, biases }) => ({
    weights: weights.toSpliced(neuron, 1),
    biases: biases.toSpliced(neuron, 1),
  }));
  return changeLayer(narrowed, layer + 1, ({ weights, biases }) => ({
    weights: weights.map((row) => row.toSpliced(neuron, 1)),
    biases,
  }));
}

export function canAddLayer({ hidden }: SmallNetwork): boolean {
  return hidden.length < MOST_LAYERS;
}

/** Adds a hidden layer before the output that passes its inputs on: after a ReLU this changes no value. */
export function addLayer(network: SmallNetwork): SmallNetwork {
  if (!canAddLayer(network)) return network;
  const size = network.hidden.at(-1)?.weights.length ?? 2;
  const places = Array.from({ length: size }, (_, index) => index);
  const identity: AffineLayer = {
    weights: places.map((row) => places.map((column) => (row === column ? ONE : ZERO))),
    biases: places.map(() => ZERO),
  };
  return { ...network, hidden: [...network.hidden, identity] };
}

export function canRemoveLayer({ hidden }: SmallNetwork): boolean {
  return hidden.length > 1;
}

/** Takes the last hidden layer away; the output then reads the one before, with weights of ±1 where it had none. */
export function removeLayer(network: SmallNetwork): SmallNetwork {
  if (!canRemoveLayer(network)) return network;
  const hidden = network.hidden.slice(0, -1);
  const size = hidden.at(-1)?.weights.length ?? 0;
  const places = Array.from({ length: size }, (_, index) => index);
  const weights = network.output.weights.map((row, index) => places.map((column) => row[column] ?? unit(index)));
  return { ...network, hidden, output: { weights, biases: network.output.biases } };
}

function changeLayer(network: SmallNetwork, layer: number, change: (layer: AffineLayer) => AffineLayer): SmallNetwork {
  if (layer >= network.hidden.length) return { ...network, output: change(network.output) };
  return { ...network, hidden: network.hidden.map((each, index) => (index === layer ? change(each) : each)) };
}

function alternating(length: number, start: number): readonly Decimal[] {
  return Array.from({ length }, (_, index) => unit(index + start));
}

function unit(index: number): Decimal {
  return index % 2 === 0 ? ONE : negate(ONE);
}

/** Reads a typed bound of a range, which cannot lie beyond the other one. */
export function readBound(typed: string, range: DecimalRange, bound: Bound): Typed<Decimal> {
  const read = readDecimal(typed);
  if ('refusal' in read) return read;
  const { value } = read;
  if (bound === 'lower' && compare(value, range.upper) > 0) {
    return { refusal: CROSSED.above(formatDecimal(value), formatDecimal(range.upper)) };
  }
  if (bound === 'upper' && compare(value, range.lower) < 0) {
    return { refusal: CROSSED.below(formatDecimal(value), formatDecimal(range.lower)) };
  }
  return read;
}
