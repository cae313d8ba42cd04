import { NetworkError } from '../../../../network/networkError';
import { type Layer, onlyInput } from '../layer';
import { flagIn, SAVE_AGAIN, shownAs, textIn } from '../settings';
import { activate } from './activations';

/** Sums of products with weights along the axes that share a letter. */
export const einsumDense: Layer = (context) => {
  const { graph, name, config } = context;
  const equation = textIn(config, 'equation').replaceAll(' ', '');
  const isBiased = config.bias_axes !== undefined && config.bias_axes !== null;
  const [kernel, bias] = context.weights(isBiased ? ['kernel', 'bias'] : ['kernel']);
  const input = onlyInput(context);
  const [left = '', right = ''] = equation.split('->');
  const [read = ''] = left.split(',');
  const rest = input.rank - read.replace('...', '').length;
  if (!kernel || (isBiased && !bias)) throw new NetworkError('Its weights are missing.', SAVE_AGAIN);
  const rank = right.includes('...') ? right.length - 3 + rest : right.length;
  const inputs = [graph.last(input), graph.draft.constant(`${name}/kernel`, kernel)];
  const product = graph.draft.add(bias ? `${name}/product` : name, 'Einsum', inputs, { equation });
  const sum = bias ? graph.draft.add(name, 'Add', [product, graph.draft.constant(`${name}/bias`, bias)]) : product;
  return activate(graph, graph.ofLast(rank, sum), name, config.activation);
};

/** Products of two values, summed along an axis of each. */
export const dot: Layer = ({ graph, name, inputs, config }) => {
  const [one, other, more] = inputs;
  if (!one || !other || more) throw new NetworkError(`It has ${inputs.length} inputs instead of two.`, SAVE_AGAIN);
  if (flagIn(config, 'normalize', false)) {
    throw new NetworkError('It normalizes its inputs.', 'Use UnitNormalization before it, and normalize=False.');
  }
  const setting: unknown = config.axes;
  const [first, second] = Array.isArray(setting) ? setting : [setting, setting];
  const placed = (axis: unknown, rank: number) =>
    Number.isSafeInteger(axis) ? ((axis as number) + rank) % rank : Number.NaN;
  const [a, b] = [placed(first, one.rank), placed(second, other.rank)];
  if (!(a > 0 && b > 0)) throw new NetworkError(`Its axes are ${shownAs(setting)}.`, 'Name an axis of both inputs.');
  const letters = 'abcdefghijklmnopqrstuvwxyz';
  const own = Array.from({ length: one.rank }, (_, axis) => letters[axis] as string);
  const others = Array.from({ length: other.rank }, (_, axis) => {
    if (axis === 0) return own[0] as string;
    return axis === b ? (own[a] as string) : (letters[one.rank + axis] as string);
  });
  const kept = [...own.filter((_, axis) => axis !== a), ...others.filter((_, axis) => axis !== b && axis !== 0)];
  // Of two vectors one number is left, which keeps an axis of its own.
  const isNumber = kept.length === 1;
  const equation = `${own.join('')},${others.join('')}->${kept.join('')}`;
  const values = [graph.last(one), graph.last(other)];
  const product = graph.draft.add(isNumber ? `${name}/sum` : name, 'Einsum', values, { equation });
  if (!isNumber) return graph.ofLast(kept.length, product);
  return graph.ofLast(2, graph.draft.add(name, 'Reshape', [product, graph.draft.integers(`${name}/sizes`, [-1, 1])]));
};
