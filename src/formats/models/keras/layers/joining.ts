import { NetworkError } from '../../../../network/networkError';
import type { Layer } from '../layer';
import { numberIn } from '../settings';

/** A sum, a product and the like of several values. */
export function joining(opType: string): Layer {
  return ({ graph, name, inputs }) => graph.join(inputs, name, opType);
}

/** Values one after the other along an axis. */
export const concatenate: Layer = ({ graph, name, inputs, config }) => {
  const rank = inputs[0]?.rank ?? 0;
  if (inputs.some((input) => input.rank !== rank)) {
    throw new NetworkError('Its inputs have different numbers of axes.', 'Save the model again.');
  }
  const axis = numberIn(config, 'axis', -1);
  const isOfChannels = axis === -1 || axis === rank - 1;
  if (isOfChannels && rank > 2 && inputs.every((input) => input.first !== undefined)) {
    const firsts = inputs.map((input) => graph.first(input));
    return graph.ofFirst(rank, graph.draft.add(name, 'Concat', firsts, { axis: 1 }));
  }
  const lasts = inputs.map((input) => graph.last(input));
  return graph.ofLast(rank, graph.draft.add(name, 'Concat', lasts, { axis }));
};
