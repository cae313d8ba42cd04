import { ACTIVATIONS } from './activations';
import type { Dividing } from './arithmetic';
import { type Bounds, type Relaxation, relaxationOf } from './relaxation';
import { type AffineLayer, activationOf, type Box, type SmallNetwork } from './smallNetwork';

interface Layer<T> {
  readonly weights: readonly (readonly T[])[];
  readonly biases: readonly T[];
}

/** coefficients · values + constant, of the values after a hidden layer; layer −1 is the inputs. */
export interface Objective<T> {
  readonly layer: number;
  readonly coefficients: readonly T[];
  readonly constant: T;
}

/** What backward passes through a network need. */
export interface Crown<T> {
  readonly arithmetic: Dividing<T>;
  readonly layers: readonly Layer<T>[];
  readonly box: readonly Bounds<T>[];
  /** Of every hidden layer: bounds before its activation, and the relaxations that they give. */
  readonly bounds: readonly (readonly Bounds<T>[])[];
  readonly relaxations: readonly (readonly Relaxation<T>[])[];
}

/** Lower slopes by layer and neuron, where they are not CROWN's own. */
export type Slopes = readonly (readonly (number | undefined)[])[];

/**
 * Bounds of all hidden layers by a backward pass for each neuron (Zhang et al. 2018, "Efficient neural network robustness
 * certification with general activation functions").
 */
export function crownOf<T>(network: SmallNetwork, box: Box, arithmetic: Dividing<T>): Crown<T> {
  const convert = ({ weights, biases }: AffineLayer): Layer<T> => ({
    weights: weights.map((row) => row.map(arithmetic.of)),
    biases: biases.map(arithmetic.of),
  });
  const layers = network.hidden.map(convert);
  const bounds: Bounds<T>[][] = [];
  const relaxations: Relaxation<T>[][] = [];
  const crown = {
    arithmetic,
    layers,
    box: box.map(({ lower, upper }) => ({ lower: arithmetic.of(lower), upper: arithmetic.of(upper) })),
    bounds,
    relaxations,
  };
  const activation = ACTIVATIONS[activationOf(network)];
  layers.forEach(({ weights, biases }, at) => {
    const before = weights.map((coefficients, neuron) =>
      boundsOfObjective(crown, { layer: at - 1, coefficients, constant: biases[neuron] as T }),
    );
    bounds.push(before);
    relaxations.push(before.map((range) => relaxationOf(activation, arithmetic, range)));
  });
  return crown;
}

/** The same bounds with other slopes under the activations. */
export function withSlopes<T>(crown: Crown<T>, network: SmallNetwork, slopes: Slopes): Crown<T> {
  const activation = ACTIVATIONS[activationOf(network)];
  const relaxations = crown.bounds.map((layer, at) =>
    layer.map((range, neuron) => relaxationOf(activation, crown.arithmetic, range, slopes[at]?.[neuron])),
  );
  return { ...crown, relaxations };
}

export function boundsOfObjective<T>(crown: Crown<T>, objective: Objective<T>): Bounds<T> {
  const { negate } = crown.arithmetic;
  const opposite = {
    ...objective,
    coefficients: objective.coefficients.map(negate),
    constant: negate(objective.constant),
  };
  return { lower: lowerOf(crown, objective), upper: negate(lowerOf(crown, opposite)) };
}

/** A linear function of the inputs that lies under the objective everywhere in the box. */
export function travelBack<T>(crown: Crown<T>, objective: Objective<T>): Objective<T> {
  let travelled = objective;
  while (travelled.layer >= 0) travelled = throughLayer(crown, throughRelaxation(crown, travelled));
  return travelled;
}

/** The same under the activations of its layer: each gives way to the side of its relaxation that its coefficient's sign asks for. */
export function throughRelaxation<T>(crown: Crown<T>, { layer, coefficients, constant }: Objective<T>): Objective<T> {
  const { add, multiply, sign } = crown.arithmetic;
  let sum = constant;
  const passed = coefficients.map((coefficient, neuron) => {
    const relaxation = crown.relaxations[layer]?.[neuron] as Relaxation<T>;
    const { slope, intercept } = sign(coefficient) >= 0 ? relaxation.lower : relaxation.upper;
    sum = add(sum, multiply(coefficient, intercept));
    return multiply(coefficient, slope);
  });
  return { layer, coefficients: passed, constant: sum };
}

/** From sums of a layer, before its activations, to what it reads. */
export function throughLayer<T>(crown: Crown<T>, { layer, coefficients, constant }: Objective<T>): Objective<T> {
  const { add, multiply, sign, zero } = crown.arithmetic;
  const { weights, biases } = crown.layers[layer] as Layer<T>;
  const sums: T[] = (weights[0] ?? []).map(() => zero);
  let sum = constant;
  coefficients.forEach((coefficient, neuron) => {
    if (sign(coefficient) === 0) return;
    sum = add(sum, multiply(coefficient, biases[neuron] as T));
    weights[neuron]?.forEach((weight, column) => {
      sums[column] = add(sums[column] as T, multiply(coefficient, weight));
    });
  });
  return { layer: layer - 1, coefficients: sums, constant: sum };
}

/** The lower bound of an objective over the box. */
export function lowerOf<T>(crown: Crown<T>, objective: Objective<T>): T {
  const { add, multiply, sign } = crown.arithmetic;
  const { coefficients, constant } = travelBack(crown, objective);
  return coefficients.reduce((sum, coefficient, input) => {
    const { lower, upper } = crown.box[input] as Bounds<T>;
    return add(sum, multiply(coefficient, sign(coefficient) >= 0 ? lower : upper));
  }, constant);
}

/** The same in floats, as loops over numbers alone: a polygon that follows the pointer asks it of 72 directions a frame. */
export function lowerInFloats(
  { box, layers, relaxations }: Crown<number>,
  { layer, coefficients, constant }: Objective<number>,
): number {
  let passing = coefficients;
  let sum = constant;
  for (let at = layer; at >= 0; at--) {
    const { weights, biases } = layers[at] as Layer<number>;
    const sums = new Array<number>(weights[0]?.length ?? 0).fill(0);
    for (let neuron = 0; neuron < passing.length; neuron++) {
      const coefficient = passing[neuron] as number;
      const { lower, upper } = (relaxations[at] as readonly Relaxation<number>[])[neuron] as Relaxation<number>;
      const { slope, intercept } = coefficient >= 0 ? lower : upper;
      const passed = coefficient * slope;
      sum += coefficient * intercept + passed * (biases[neuron] as number);
      const row = weights[neuron] as readonly number[];
      for (let column = 0; column < row.length; column++)
        sums[column] = (sums[column] as number) + passed * (row[column] as number);
    }
    passing = sums;
  }
  return passing.reduce((total, coefficient, input) => {
    const { lower, upper } = box[input] as Bounds<number>;
    return total + coefficient * (coefficient >= 0 ? lower : upper);
  }, sum);
}
