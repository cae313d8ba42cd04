import { NetworkError } from '../../../../network/networkError';
import type { Value } from '../../onnx/channelsLast';
import { type Layer, type LayerContext, onlyInput, type Part } from '../layer';
import { type Config, configIn, flagIn, shownAs, sizesIn, textIn } from '../settings';
import { convolution } from './convolutions';
import { pooling } from './pooling';

type LayerOf = (className: string) => Layer;

/** Layers that see the numbers along the last axis alone, or each by itself: of a sequence they are the same. */
const ALONG_LAST: ReadonlySet<string> = new Set([
  'Activation',
  'BatchNormalization',
  'Dense',
  'Dropout',
  'ELU',
  'GaussianDropout',
  'GaussianNoise',
  'Identity',
  'LayerNormalization',
  'LeakyReLU',
  'RMSNormalization',
  'ReLU',
  'Rescaling',
  'Softmax',
  'UnitNormalization',
]);

/** Layers over windows, as one over an axis more whose windows have one entry along it. */
const OVER_WINDOWS: Readonly<Record<string, { readonly axes: number; readonly layer: Layer }>> = {
  AveragePooling1D: { axes: 1, layer: pooling('AveragePool', 2) },
  AveragePooling2D: { axes: 2, layer: pooling('AveragePool', 3) },
  Conv1D: { axes: 1, layer: convolution(2) },
  Conv2D: { axes: 2, layer: convolution(3) },
  MaxPooling1D: { axes: 1, layer: pooling('MaxPool', 2) },
  MaxPooling2D: { axes: 2, layer: pooling('MaxPool', 3) },
};

/** Means and maxima over all places of an image, and how many axes these have. */
const OVER_PLACES: Readonly<Record<string, { readonly axes: readonly number[]; readonly opType: string }>> = {
  GlobalAveragePooling1D: { axes: [2], opType: 'ReduceMean' },
  GlobalAveragePooling2D: { axes: [2, 3], opType: 'ReduceMean' },
  GlobalMaxPooling1D: { axes: [2], opType: 'ReduceMax' },
  GlobalMaxPooling2D: { axes: [2, 3], opType: 'ReduceMax' },
};

/** A layer that is done to each step of a sequence. */
export function timeDistributed(layerOf: LayerOf): Layer {
  return (context) => {
    const inner = innerOf(context, 'layer', { folders: ['layer'] });
    const { graph, name } = context;
    const input = onlyInput(context);
    const { className } = inner;
    if (ALONG_LAST.has(className)) return layerOf(className)(alongLast(inner.context));
    if (className === 'Flatten') {
      const sizes = graph.draft.integers(`${name}/sizes`, [0, 0, -1]);
      return graph.ofLast(3, graph.draft.add(name, 'Reshape', [graph.last(input), sizes]));
    }
    const windows = Object.hasOwn(OVER_WINDOWS, className) ? OVER_WINDOWS[className] : undefined;
    if (windows) return windows.layer(lifted(inner.context, windows.axes));
    const places = Object.hasOwn(OVER_PLACES, className) ? OVER_PLACES[className] : undefined;
    if (places && !flagIn(inner.context.config, 'keepdims', false)) {
      const inputs = [graph.last(input), graph.draft.integers(`${name}/axes`, places.axes)];
      return graph.ofLast(3, graph.draft.add(name, places.opType, inputs, { keepdims: 0 }));
    }
    throw new NetworkError(
      `It does a ${className} to each step.`,
      `Use one of: ${[...ALONG_LAST, 'Flatten', ...Object.keys(OVER_WINDOWS), ...Object.keys(OVER_PLACES)].join(', ')}.`,
    );
  };
}

/** A layer whose axis, where it is counted from the first, is one further. */
function alongLast(context: LayerContext): LayerContext {
  const { axis } = context.config;
  const moved = (one: unknown) => (typeof one === 'number' && one >= 0 ? one + 1 : one);
  const config = { ...context.config, axis: Array.isArray(axis) ? axis.map(moved) : moved(axis) };
  return axis === undefined ? context : { ...context, config };
}

/** A layer over windows with an axis more in front, along which they have one entry. */
function lifted(context: LayerContext, axes: number): LayerContext {
  const { config } = context;
  if (textIn(config, 'padding', 'valid') === 'causal') {
    throw new NetworkError('Its padding is “causal”.', 'Use the padding “same” or “valid”.');
  }
  const more = (field: string, usual?: number) => [1, ...sizesIn(config, field, axes, usual)];
  const pools = config.pool_size !== undefined && { pool_size: more('pool_size') };
  const steps = config.strides !== undefined && config.strides !== null && { strides: more('strides') };
  const spread = config.dilation_rate !== undefined && { dilation_rate: more('dilation_rate', 1) };
  const taps = config.kernel_size !== undefined && { kernel_size: more('kernel_size') };
  return {
    ...context,
    config: { ...config, ...pools, ...steps, ...spread, ...taps },
    weights: (names) =>
      context.weights(names).map((one) => (one.shape.length > 1 ? { ...one, shape: [1, ...one.shape] } : one)),
  };
}

/** How what both directions make is joined; beside each other where nothing is named. */
const JOINED: Readonly<Record<string, string>> = { sum: 'Add', mul: 'Mul', ave: 'Mean' };

/** A recurrent layer that reads a sequence, and another that reads it from its end. */
export function bidirectional(layerOf: LayerOf): Layer {
  return (context) => {
    const { graph, name, config } = context;
    const input = onlyInput(context);
    const forward = innerOf(context, 'layer', { folders: ['forward_layer'], title: /^forward_/ });
    const isGiven = config.backward_layer !== undefined && config.backward_layer !== null;
    const backward = innerOf(context, isGiven ? 'backward_layer' : 'layer', {
      folders: ['backward_layer'],
      title: /^backward_/,
    });
    const isSequence = flagIn(forward.context.config, 'return_sequences', false);
    const one = layerOf(forward.className)({ ...forward.context, name: `${name}/forward` });
    // Where all steps are given, the steps of both are of the same place: it is turned about before and after.
    const turned = isSequence ? reversed(context, input, 'reversed') : input;
    const settings = { ...backward.context.config, go_backwards: !isSequence };
    const read = { ...backward.context, config: settings, inputs: [turned], name: `${name}/backward` };
    const made = layerOf(backward.className)(read);
    const both = [one, isSequence ? reversed(context, made, 'back') : made];
    const mode = config.merge_mode ?? null;
    const opType = typeof mode === 'string' && Object.hasOwn(JOINED, mode) ? JOINED[mode] : undefined;
    if (opType) return graph.join(both, name, opType);
    if (mode !== 'concat') throw new NetworkError(`Its merge_mode is ${shownAs(mode)}.`, 'Use merge_mode="concat".');
    const values = both.map((value) => graph.last(value));
    return graph.ofLast(one.rank, graph.draft.add(name, 'Concat', values, { axis: -1 }));
  };
}

/** The steps of a sequence from its end. */
function reversed({ graph, name }: LayerContext, value: Value, title: string): Value {
  const constants = Object.entries({ starts: [-1], ends: [Number.MIN_SAFE_INTEGER], axes: [1], steps: [-1] });
  const inputs = constants.map(([part, values]) => graph.draft.integers(`${name}/${title}/${part}`, values));
  return graph.ofLast(3, graph.draft.add(`${name}/${title}`, 'Slice', [graph.last(value), ...inputs]));
}

/** A layer whose weights are kept as they are divided, so that nothing is left to do. */
export function spectralNormalization(layerOf: LayerOf): Layer {
  return (context) => {
    const { className, context: own } = innerOf(context, 'layer', { folders: ['layer'] });
    return layerOf(className)(own);
  };
}

/** The layer that a layer holds, which is translated under its name. */
function innerOf(context: LayerContext, field: string, part: Part) {
  const inner: Config = configIn(context.config, field);
  const config = configIn(inner, 'config');
  return {
    className: textIn(inner, 'class_name'),
    context: { ...context, config, weights: (names: readonly string[]) => context.weights(names, part) },
  };
}
