import { ACTIVATIONS, interceptsOf } from './activations';
import { DECIMALS } from './arithmetic';
import { add, type Decimal, maximum, multiply, signOf, subtract, ZERO } from './decimal';
import {
  type AffineLayer,
  activationOf,
  type Box,
  type DecimalRange,
  isStraight,
  rivalOf,
  type SmallNetwork,
} from './smallNetwork';

interface HiddenBounds {
  readonly before: readonly DecimalRange[];
  readonly after: readonly DecimalRange[];
}

/** Interval bounds of every quantity of a network. All are exact decimals, hence proved. */
export interface SmallBounds {
  readonly hidden: readonly HiddenBounds[];
  readonly outputs: readonly DecimalRange[];
  /** Cat's lower minus Dog's upper bound and so on: what two logits apart give. Only with several outputs. */
  readonly apart?: DecimalRange;
  /** Cat − Dog with the difference folded into the last layer (elision), which is at least as tight. */
  readonly difference: DecimalRange;
}

/** Bounds all layers in order; see Gowal et al. 2018, "On the effectiveness of interval bound propagation". */
export function boundNetwork(network: SmallNetwork, box: Box): SmallBounds {
  let inputs: readonly DecimalRange[] = box;
  const hidden = network.hidden.map((layer) => {
    const before = boundAffine(layer, inputs);
    const after = before.map((range) => boundActivation(network, range));
    inputs = after;
    return { before, after };
  });
  const outputs = boundAffine(network.output, inputs);
  const [cat, dog] = [outputs[0], outputs[rivalOf(network)]];
  const [difference] = boundAffine(differenceLayer(network), inputs);
  const apart = cat && dog && { lower: subtract(cat.lower, dog.upper), upper: subtract(cat.upper, dog.lower) };
  return { hidden, outputs, ...(apart ? { apart } : {}), difference: difference as DecimalRange };
}

/** The last layer as the one row that computes Cat minus what it is compared with. */
export function differenceLayer(network: Pick<SmallNetwork, 'output' | 'rival'>): AffineLayer {
  const { output } = network;
  const rival = rivalOf(network);
  const [cat, dog] = [output.weights[0], output.weights[rival]];
  if (!cat || !dog) return output;
  const [catBias = ZERO, dogBias = ZERO] = [output.biases[0], output.biases[rival]];
  return {
    weights: [cat.map((weight, index) => subtract(weight, dog[index] ?? ZERO))],
    biases: [subtract(catBias, dogBias)],
  };
}

/** Each term takes the bound of its input's range that its weight's sign asks for. */
function boundAffine({ weights, biases }: AffineLayer, inputs: readonly DecimalRange[]): DecimalRange[] {
  return weights.map((row, index) => {
    let lower = biases[index] ?? ZERO;
    let upper = lower;
    row.forEach((weight, column) => {
      const input = inputs[column] as DecimalRange;
      const positive = weight.coefficient >= 0n;
      lower = add(lower, multiply(weight, positive ? input.lower : input.upper));
      upper = add(upper, multiply(weight, positive ? input.upper : input.lower));
    });
    return { lower, upper };
  });
}

/** No activation falls: its range is between its values at both bounds. */
function boundActivation(network: SmallNetwork, { lower, upper }: DecimalRange): DecimalRange {
  const { least, most } = interceptsOf(ACTIVATIONS[activationOf(network)], DECIMALS, lower, upper, ZERO);
  return { lower: least, upper: most };
}

/** The values of a layer at one input, after its activation or before; the output counts as the layer after the hidden ones. */
export function evaluateUnits(
  network: SmallNetwork,
  layer: number,
  after: boolean,
  point: readonly [Decimal, Decimal],
): readonly Decimal[] {
  const { hidden, outputs } = boundNetwork(network, pointBox(point));
  const ranges = hidden[layer]?.[after ? 'after' : 'before'] ?? outputs;
  return ranges.map(({ upper }) => upper);
}

/** Cat − Dog at one input: exact, or the upper bound of an interval of about 1e-9 where the activation is smooth. */
export function evaluateDifference(network: SmallNetwork, point: readonly [Decimal, Decimal]): Decimal {
  if (!isStraight(network)) return boundNetwork(network, pointBox(point)).difference.upper;
  // One number a neuron instead of two that are the same.
  let values: readonly Decimal[] = point;
  for (const layer of network.hidden) {
    values = evaluateAffine(layer, values).map(
      (value) => boundActivation(network, { lower: value, upper: value }).upper,
    );
  }
  return evaluateAffine(differenceLayer(network), values)[0] ?? ZERO;
}

function pointBox([x, y]: readonly [Decimal, Decimal]): Box {
  return [
    { lower: x, upper: x },
    { lower: y, upper: y },
  ];
}

/** Exact values of an affine layer. */
export function evaluateAffine({ weights, biases }: AffineLayer, inputs: readonly Decimal[]): Decimal[] {
  return weights.map((row, index) =>
    row.reduce((sum, weight, column) => add(sum, multiply(weight, inputs[column] ?? ZERO)), biases[index] ?? ZERO),
  );
}

export function relu(value: Decimal): Decimal {
  return maximum(value, ZERO);
}

/** How the sign of a ReLU's input is settled by its bounds. */
export type Stability = 'always on' | 'always off' | 'unstable';

export function stabilityOf({ lower, upper }: DecimalRange): Stability {
  if (signOf(lower) >= 0) return 'always on';
  return signOf(upper) <= 0 ? 'always off' : 'unstable';
}
