import { distinctWeights, type NetworkNode } from './network';
import { NetworkError } from './networkError';

/** No activation may have more values for one sample. */
export const LARGEST_ACTIVATION = 2 ** 26;

/** All weights of a network together may have no more numbers. */
export const MOST_WEIGHTS = 2 ** 28;

/** Bytes that computing may take unless someone says otherwise: 1 GB, which phones and old laptops have. */
export const USUAL_MEMORY = 1e9;

/** No value may have more axes besides the batch: TensorFlow.js computes with six dimensions at most. */
export const MOST_AXES = 5;

/** Refuses weights with NaN or infinite values, naming the weight. */
export function checkFinite(weights: NetworkNode['weights']): void {
  const found = firstNotFinite(weights);
  if (!found) return;
  throw new NetworkError(
    `Its ${found.name} is ${found.value} at position ${found.index}; weights must be finite numbers.`,
    'Train or export the network again.',
  );
}

/** The same for what an operation derives of its weights. */
export function checkDerived(weights: NetworkNode['weights']): void {
  const found = firstNotFinite(weights);
  if (!found) return;
  throw new NetworkError(
    `Combined, its weights leave the range of float32: at position ${found.index} its ${found.name} would be ${found.value}.`,
    'Train the network with smaller weights, or leave this operation out.',
  );
}

const NOT_FINITE = [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];

function firstNotFinite(weights: NetworkNode['weights']) {
  for (const [name, { data }] of Object.entries(weights)) {
    // All weights are looked at once, while nothing is compiled yet: the browser's own search takes a tenth of a loop's time then.
    if (!NOT_FINITE.some((value) => data.includes(value))) continue;
    const index = data.findIndex((value) => !Number.isFinite(value));
    return { name, index, value: data[index] };
  }
  return undefined;
}

/** Refuses more weights than can be handled. */
export function checkWeightCount(nodes: readonly NetworkNode[]): void {
  const count = distinctWeights(nodes).reduce((total, weight) => total + weight.data.length, 0);
  if (count <= MOST_WEIGHTS) return;
  throw new NetworkError(`The network has ${count} weights (at most ${MOST_WEIGHTS}).`, 'Use a smaller network.');
}
