import { NetworkError } from '../../../../network/networkError';
import type { Numbers } from '../../onnx/graphDraft';
import { type Layer, onlyInput, weightAt } from '../layer';
import { flagIn, numberIn, shownAs } from '../settings';

/** Scales and shifts every channel by what was seen in training. */
export const batchNormalization: Layer = (context) => {
  const { graph, name, config } = context;
  const input = onlyInput(context);
  requireLastAxis(config.axis, input.rank);
  const epsilon = numberIn(config, 'epsilon', 1e-3);
  const learned = [
    ...(flagIn(config, 'scale', true) ? ['gamma'] : []),
    ...(flagIn(config, 'center', true) ? ['beta'] : []),
  ];
  const names = [...learned, 'moving_mean', 'moving_variance'];
  const weights = context.weights(names);
  const given = new Map(names.map((title, index) => [title, weightAt(weights, index, 1)]));
  const { shape } = given.get('moving_mean') as Numbers;
  const all = (value: number): Numbers => ({ shape, data: new Float32Array(shape[0] ?? 0).fill(value) });
  const vectors = {
    gamma: given.get('gamma') ?? all(1),
    beta: given.get('beta') ?? all(0),
    moving_mean: given.get('moving_mean') as Numbers,
    moving_variance: given.get('moving_variance') as Numbers,
  };
  const constants = Object.entries(vectors).map(([title, vector]) => graph.draft.constant(`${name}/${title}`, vector));
  const inputs = [graph.first(input), ...constants];
  const output = graph.draft.add(name, 'BatchNormalization', inputs, { epsilon: { float: epsilon } });
  return graph.ofFirst(input.rank, output);
};

/** Scales and shifts all numbers. */
export const rescaling: Layer = (context) => {
  const { graph, name, config } = context;
  const number = (title: string, usual: number) => {
    const data = Float32Array.of(numberIn(config, title, usual));
    return graph.draft.constant(`${name}/${title}`, { shape: [], data });
  };
  const scaled = graph.each(onlyInput(context), `${name}/Mul`, 'Mul', {}, [number('scale', 1)]);
  return graph.each(scaled, name, 'Add', {}, [number('offset', 0)]);
};

/** Scales and shifts the numbers along the last axis by their own mean and variance. */
export const layerNormalization: Layer = (context) => {
  const { graph, name, config } = context;
  const input = onlyInput(context);
  requireLastAxis(config.axis, input.rank);
  if (flagIn(config, 'rms_scaling', false)) {
    throw new NetworkError('It has rms_scaling, so that it subtracts no mean.', 'Use rms_scaling=False.');
  }
  const kinds = { gamma: flagIn(config, 'scale', true), beta: flagIn(config, 'center', true) };
  const names = Object.entries(kinds).flatMap(([title, isThere]) => (isThere ? [title] : []));
  const weights = names.length > 0 ? context.weights(names) : [];
  const constants = Object.keys(kinds).map((title) => {
    const index = names.indexOf(title);
    return index < 0 ? '' : graph.draft.constant(`${name}/${title}`, weightAt(weights, index, 1));
  });
  const attributes = { axis: -1, epsilon: { float: numberIn(config, 'epsilon', 1e-3) } };
  return graph.ofLast(
    input.rank,
    graph.draft.add(name, 'LayerNormalization', [graph.last(input), ...constants], attributes),
  );
};

/** Divides by the root of the mean of squares. */
export const rmsNormalization: Layer = (context) => {
  const { graph, name, config } = context;
  const input = onlyInput(context);
  requireLastAxis(config.axis, input.rank);
  const scale = graph.draft.constant(`${name}/scale`, weightAt(context.weights(['scale']), 0, 1));
  const attributes = { axis: -1, epsilon: { float: numberIn(config, 'epsilon', 1e-6) } };
  return graph.ofLast(input.rank, graph.draft.add(name, 'RMSNormalization', [graph.last(input), scale], attributes));
};

/** What Keras takes the sum of squares to be at least. */
const LEAST_SQUARES = 1e-12;

/** Makes the vector of the last axis one of length 1. */
export const unitNormalization: Layer = (context) => {
  const { graph, name, config } = context;
  const input = onlyInput(context);
  requireLastAxis(config.axis, input.rank);
  const axes = graph.draft.integers(`${name}/axes`, [-1]);
  const squares = graph.draft.add(`${name}/squares`, 'ReduceSumSquare', [graph.last(input), axes]);
  const least = graph.draft.constant(`${name}/least`, { shape: [], data: Float32Array.of(LEAST_SQUARES) });
  const limited = graph.draft.add(`${name}/limited`, 'Clip', [squares, least]);
  const length = graph.draft.add(`${name}/length`, 'Sqrt', [limited]);
  return graph.ofLast(input.rank, graph.draft.add(name, 'Div', [graph.last(input), length]));
};

/** Subtracts what was seen as the mean of every feature, and divides by the root of the variance. */
export const normalization: Layer = (context) => {
  const { graph, name, config } = context;
  const input = onlyInput(context);
  requireLastAxis(config.axis, input.rank);
  if (flagIn(config, 'invert', false)) throw new NetworkError('It inverts a normalization.', 'Use invert=False.');
  if (config.mean !== undefined && config.mean !== null) {
    throw new NetworkError('Its mean is given and not adapted.', 'Use adapt(), or a Rescaling layer.');
  }
  const [mean, variance] = context.weights(['mean', 'variance']).map(lastAxisOf) as [Numbers, Numbers];
  // Keras divides by 10⁻⁷ at least.
  const least = { shape: variance.shape, data: variance.data.map((value) => Math.max(value, 1e-14)) };
  const ones = { shape: mean.shape, data: new Float32Array(mean.data.length).fill(1) };
  const zeros = { shape: mean.shape, data: new Float32Array(mean.data.length) };
  const constants = Object.entries({ gamma: ones, beta: zeros, mean, variance: least }).map(([title, vector]) =>
    graph.draft.constant(`${name}/${title}`, vector),
  );
  const inputs = [graph.first(input), ...constants];
  return graph.ofFirst(input.rank, graph.draft.add(name, 'BatchNormalization', inputs, { epsilon: { float: 0 } }));
};

/** A vector that may have leading axes of one. */
function lastAxisOf({ shape, data }: Numbers): Numbers {
  if (shape.at(-1) === data.length) return { shape: [data.length], data };
  throw new NetworkError(`Its mean has the sizes [${shape.join(', ')}].`, 'Normalize over the last axis alone.');
}

/** Normalizes groups of channels, each over all places. */
export const groupNormalization: Layer = (context) => {
  const { graph, name, config } = context;
  const input = onlyInput(context);
  requireLastAxis(config.axis, input.rank);
  if (!flagIn(config, 'scale', true) || !flagIn(config, 'center', true)) {
    throw new NetworkError('It has no scale, or no center.', 'Use scale=True and center=True.');
  }
  const titles = ['gamma', 'beta'];
  const weights = context.weights(titles).map((_, index, all) => weightAt(all, index, 1));
  const channels = weights[0]?.shape[0] ?? 0;
  const groups = numberIn(config, 'groups', 32);
  const constants = titles.map((title, index) => graph.draft.constant(`${name}/${title}`, weights[index] as Numbers));
  const attributes = {
    num_groups: groups === -1 ? channels : groups,
    epsilon: { float: numberIn(config, 'epsilon', 1e-3) },
  };
  const inputs = [graph.first(input), ...constants];
  return graph.ofFirst(input.rank, graph.draft.add(name, 'GroupNormalization', inputs, attributes));
};

function requireLastAxis(setting: unknown, rank: number): void {
  const axis = Array.isArray(setting) && setting.length === 1 ? setting[0] : (setting ?? -1);
  if (axis === -1 || axis === rank - 1) return;
  throw new NetworkError(`Its axis is ${shownAs(setting)}.`, 'Normalize over the last axis, the channels.');
}
