import { NetworkError } from '../../../../network/networkError';
import type { Numbers } from '../../onnx/graphDraft';
import { type Layer, onlyInput, weightAt } from '../layer';
import { flagIn, numberIn } from '../settings';

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
  if (!flagIn(config, 'scale', true)) throw new NetworkError('It has no scale.', 'Use scale=True.');
  const names = flagIn(config, 'center', true) ? ['gamma', 'beta'] : ['gamma'];
  const weights = context.weights(names);
  const constants = names.map((title, index) => graph.draft.constant(`${name}/${title}`, weightAt(weights, index, 1)));
  const attributes = { axis: -1, epsilon: { float: numberIn(config, 'epsilon', 1e-3) } };
  return graph.ofLast(
    input.rank,
    graph.draft.add(name, 'LayerNormalization', [graph.last(input), ...constants], attributes),
  );
};

function requireLastAxis(setting: unknown, rank: number): void {
  const axis = Array.isArray(setting) && setting.length === 1 ? setting[0] : (setting ?? -1);
  if (axis === -1 || axis === rank - 1) return;
  throw new NetworkError(`Its axis is ${JSON.stringify(setting)}.`, 'Normalize over the last axis, the channels.');
}
