import { NetworkError } from '../../../../network/networkError';
import type { ChannelsLast, Value } from '../../onnx/channelsLast';
import type { DraftAttribute } from '../../onnx/graphDraft';
import { type Layer, onlyInput, weightAt } from '../layer';
import { type Config, configIn, isConfig, numberIn, shownAs, textIn } from '../settings';

type Apply = (graph: ChannelsLast, value: Value, name: string) => Value;

/** Where softmax lies along the channels, which come last. */
const LAST_AXIS = { axis: -1 };

/** Keras's activations by name. */
const ACTIVATIONS: Readonly<Record<string, Apply>> = {
  linear: (_, value) => value,
  relu: as('Relu'),
  relu6: clipped(0, 6),
  sigmoid: as('Sigmoid'),
  tanh: as('Tanh'),
  elu: as('Elu'),
  selu: as('Selu'),
  softplus: as('Softplus'),
  softsign: as('Softsign'),
  exponential: as('Exp'),
  mish: as('Mish'),
  gelu: as('Gelu', { approximate: 'none' }),
  leaky_relu: as('LeakyRelu', { alpha: { float: 0.2 } }),
  hard_sigmoid: as('HardSigmoid', { alpha: { float: 1 / 6 }, beta: { float: 0.5 } }),
  celu: as('Celu'),
  hard_silu: as('HardSwish'),
  hard_swish: as('HardSwish'),
  hard_tanh: clipped(-1, 1),
  log_sigmoid: (graph, value, name) => {
    const negative = graph.each(value, `${name}/negative`, 'Neg');
    return graph.each(graph.each(negative, `${name}/Softplus`, 'Softplus'), `${name}/Neg`, 'Neg');
  },
  silu: timesSigmoid,
  swish: timesSigmoid,
  softmax: onLast('Softmax'),
  log_softmax: onLast('LogSoftmax'),
};

/**
 * Adds an activation by its name in Keras, or as the object that newer files have for it.
 *
 * @param setting of the layer's configuration; none where there is no activation
 */
export function activate(graph: ChannelsLast, value: Value, name: string, setting: unknown): Value {
  if (setting === undefined || setting === null) return value;
  const wanted = isConfig(setting) ? configIn(setting, 'config') : setting;
  const title = isConfig(wanted) ? textIn(wanted, 'name') : String(wanted);
  const apply = Object.hasOwn(ACTIVATIONS, title) ? ACTIVATIONS[title] : undefined;
  if (apply) return apply(graph, value, name);
  throw new NetworkError(
    `Its activation “${title}” is not known.`,
    `Use one of: ${Object.keys(ACTIVATIONS).join(', ')}.`,
  );
}

export const activation: Layer = (context) =>
  activate(context.graph, onlyInput(context), context.name, context.config.activation);

export const relu: Layer = (context) => {
  const { graph, name, config } = context;
  const input = onlyInput(context);
  const slope = numberIn(config, 'negative_slope', 0);
  const most = config.max_value;
  if (numberIn(config, 'threshold', 0) !== 0) throw new NetworkError('It has a threshold.', 'Use a plain ReLU.');
  if (slope === 0 && typeof most === 'number') return clipped(0, most)(graph, input, name);
  if (typeof most === 'number') throw new NetworkError('It has a slope and a largest value.', 'Use a plain ReLU.');
  return slope === 0
    ? graph.each(input, name, 'Relu')
    : graph.each(input, name, 'LeakyRelu', { alpha: { float: slope } });
};

/** Keras 3 calls it negative_slope, Keras 2 alpha. */
export const leakyRelu: Layer = (context) =>
  slopedBy(context.config, 0.3, (slope) =>
    context.graph.each(onlyInput(context), context.name, 'LeakyRelu', { alpha: { float: slope } }),
  );

export const elu: Layer = (context) =>
  context.graph.each(onlyInput(context), context.name, 'Elu', {
    alpha: { float: numberIn(context.config, 'alpha', 1) },
  });

export const thresholdedRelu: Layer = (context) =>
  context.graph.each(onlyInput(context), context.name, 'ThresholdedRelu', {
    alpha: { float: numberIn(context.config, 'theta', 1) },
  });

export const softmax: Layer = (context) => {
  const axis = context.config.axis ?? -1;
  if (axis === -1) return onLast('Softmax')(context.graph, onlyInput(context), context.name);
  throw new NetworkError(`Its axis is ${shownAs(axis)}.`, 'Normalize over the last axis.');
};

export const prelu: Layer = (context) => {
  const { graph, name } = context;
  const input = onlyInput(context);
  const [slopes] = context.weights(['alpha']);
  const alpha = weightAt(slopes ? [slopes] : [], 0, input.rank - 1);
  return graph.ofLast(
    input.rank,
    graph.draft.add(name, 'PRelu', [graph.last(input), graph.draft.constant(`${name}/alpha`, alpha)]),
  );
};

function slopedBy(config: Config, usual: number, apply: (slope: number) => Value): Value {
  return apply(numberIn(config, 'negative_slope', numberIn(config, 'alpha', usual)));
}

function as(opType: string, attributes: Readonly<Record<string, DraftAttribute>> = {}): Apply {
  return (graph, value, name) => graph.each(value, `${name}/${opType}`, opType, attributes);
}

function clipped(least: number, most: number): Apply {
  return (graph, value, name) => {
    const limit = (title: string, number: number) =>
      graph.draft.constant(`${name}/${title}`, { shape: [], data: Float32Array.of(number) });
    return graph.each(value, `${name}/Clip`, 'Clip', {}, [limit('least', least), limit('most', most)]);
  };
}

function timesSigmoid(graph: ChannelsLast, value: Value, name: string): Value {
  const sigmoid = graph.each(value, `${name}/Sigmoid`, 'Sigmoid');
  return graph.join([value, sigmoid], `${name}/Mul`, 'Mul');
}

function onLast(opType: string): Apply {
  return (graph, value, name) =>
    graph.ofLast(value.rank, graph.draft.add(`${name}/${opType}`, opType, [graph.last(value)], LAST_AXIS));
}
