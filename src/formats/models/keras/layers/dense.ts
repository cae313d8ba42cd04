import { type Layer, onlyInput, weightAt } from '../layer';
import { flagIn } from '../settings';
import { activate } from './activations';

/** A product with the numbers along the last axis. */
export const dense: Layer = (context) => {
  const { graph, name, config } = context;
  const input = onlyInput(context);
  const isBiased = flagIn(config, 'use_bias', true);
  const weights = context.weights(isBiased ? ['kernel', 'bias'] : ['kernel']);
  const kernel = graph.draft.constant(`${name}/kernel`, weightAt(weights, 0, 2));
  const biases = isBiased ? [graph.draft.constant(`${name}/bias`, weightAt(weights, 1, 1))] : [];
  const of = graph.last(input);
  if (input.rank === 2) {
    const output = graph.draft.add(name, 'Gemm', [of, kernel, ...biases]);
    return activate(graph, graph.ofLast(2, output), name, config.activation);
  }
  const product = graph.draft.add(isBiased ? `${name}/MatMul` : name, 'MatMul', [of, kernel]);
  const output = isBiased ? graph.draft.add(name, 'Add', [product, ...biases]) : product;
  return activate(graph, graph.ofLast(input.rank, output), name, config.activation);
};
