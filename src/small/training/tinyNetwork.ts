import { Random } from '../../numbers/random';
import { nearestDecimal } from '../decimal';
import type { Point } from '../polygon';
import type { AffineLayer, SmallNetwork } from '../smallNetwork';

/** Inputs, neurons of the hidden layers, classes. */
export type Sizes = readonly number[];

/** A ReLU network in floats: all weights and biases in one array, layer by layer, each row with its bias last. */
export interface TinyNetwork {
  readonly sizes: Sizes;
  readonly parameters: Float64Array;
}

export function sizesFor(classes: number): Sizes {
  return [2, 8, 8, classes];
}

/** Where each layer's rows begin, and how many numbers there are. */
export function placesOf(sizes: Sizes): { readonly starts: readonly number[]; readonly total: number } {
  const starts: number[] = [];
  let total = 0;
  for (let layer = 1; layer < sizes.length; layer++) {
    starts.push(total);
    total += (sizes[layer] as number) * ((sizes[layer - 1] as number) + 1);
  }
  return { starts, total };
}

/** Random weights, scaled as He et al. 2015 do; the same seed gives the same network. */
export function startingNetwork(sizes: Sizes, seed: number): TinyNetwork {
  const random = new Random(seed, 'weights');
  const { starts, total } = placesOf(sizes);
  const parameters = new Float64Array(total);
  starts.forEach((start, layer) => {
    const [columns, rows] = [sizes[layer] as number, sizes[layer + 1] as number];
    const limit = Math.sqrt(6 / columns);
    for (let row = 0; row < rows; row++) {
      for (let column = 0; column < columns; column++) {
        parameters[start + row * (columns + 1) + column] = limit * (2 * random.uniform() - 1);
      }
    }
  });
  return { sizes, parameters };
}

/** The logits at an input. */
export function logitsAt({ sizes, parameters }: TinyNetwork, [x, y]: Point): Float64Array {
  let values = Float64Array.of(x, y);
  let at = 0;
  for (let layer = 1; layer < sizes.length; layer++) {
    const next = new Float64Array(sizes[layer] as number);
    for (let row = 0; row < next.length; row++) {
      let sum = 0;
      for (const value of values) sum += (parameters[at++] as number) * value;
      sum += parameters[at++] as number;
      next[row] = layer < sizes.length - 1 ? Math.max(0, sum) : sum;
    }
    values = next;
  }
  return values;
}

/** The class with the largest logit. */
export function classAt(network: TinyNetwork, point: Point): number {
  const logits = logitsAt(network, point);
  return logits.indexOf(Math.max(...logits));
}

/** Decimals of a network that is taken apart: every weight is rounded to the nearest. */
const PLACES = 3;

/** The same network with exact weights; of its outputs those of the class and of one other remain. */
export function toSmallNetwork({ sizes, parameters }: TinyNetwork, label: number, other: number): SmallNetwork {
  const { starts } = placesOf(sizes);
  const layers = starts.map((start, layer): AffineLayer => {
    const [columns, rows] = [sizes[layer] as number, sizes[layer + 1] as number];
    const chosen = layer === starts.length - 1 ? [label, other] : Array.from({ length: rows }, (_, row) => row);
    const numbers = chosen.map((row) =>
      Array.from(parameters.subarray(start + row * (columns + 1), start + (row + 1) * (columns + 1)), (value) =>
        nearestDecimal(value, PLACES),
      ),
    );
    return {
      weights: numbers.map((row) => row.slice(0, -1)),
      biases: numbers.map((row) => row.at(-1) ?? nearestDecimal(0, 0)),
    };
  });
  return { hidden: layers.slice(0, -1), output: layers.at(-1) as AffineLayer };
}
