import { describeNode } from './describe';
import { MOST_WEIGHTS } from './limits';
import type { Network, NetworkNode } from './network';
import { locating, NetworkError } from './networkError';
import { inferShapes } from './shapes';

/**
 * Refuses a network that cannot be computed soundly: values that are not finite, sizes that do not fit, values read
 * before they are computed, one name for two values, too many weights. Throws a NetworkError.
 */
export function validateNetwork(network: Network): void {
  for (const node of network.nodes) {
    locating(describeNode(node.op, node.name), () => checkFinite(node.weights));
  }
  checkNames(network);
  checkWeightCount(network.nodes);
  const shapes = inferShapes(network);
  if (network.nodes.length > 0 && shapes.has(network.output)) return;
  throw new NetworkError(`No operation computes the output “${network.output}”.`, 'Correct the name of the output.');
}

/** Refuses weights with NaN or infinite values, naming the weight. */
export function checkFinite(weights: NetworkNode['weights']): void {
  for (const [name, weight] of Object.entries(weights)) {
    const index = weight.data.findIndex((value) => !Number.isFinite(value));
    if (index < 0) continue;
    throw new NetworkError(
      `Its ${name} is ${weight.data[index]} at position ${index}; weights must be finite numbers.`,
      'Train or export the network again.',
    );
  }
}

/** Refuses more weights than can be handled. */
export function checkWeightCount(nodes: readonly NetworkNode[]): void {
  const count = nodes
    .flatMap((node) => Object.values(node.weights))
    .reduce((total, weight) => total + weight.data.length, 0);
  if (count <= MOST_WEIGHTS) return;
  throw new NetworkError(`The network has ${count} weights (at most ${MOST_WEIGHTS}).`, 'Use a smaller network.');
}

function checkNames(network: Network): void {
  const names = new Set([network.input.name]);
  for (const node of network.nodes) {
    if (names.has(node.output)) {
      throw new NetworkError(`The value “${node.output}” is computed twice.`, 'Give every value a name of its own.');
    }
    names.add(node.output);
  }
}
