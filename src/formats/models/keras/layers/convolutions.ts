import { NetworkError } from '../../../../network/networkError';
import type { ChannelsLast, Value } from '../../onnx/channelsLast';
import { type DraftAttribute, type Numbers, permuted } from '../../onnx/graphDraft';
import { type Layer, type LayerContext, onlyInput, weightAt } from '../layer';
import { type Config, flagIn, sizesIn, textIn } from '../settings';
import { activate } from './activations';

type Attributes = Readonly<Record<string, DraftAttribute>>;

/** A convolution over that many axes. */
export function convolution(axes: number): Layer {
  return (context) => {
    const { config } = context;
    const { kernel, bias } = kernelAndBias(context, ['kernel'], axes);
    const groups = sizesIn(config, 'groups', 1, 1)[0] as number;
    return convolved(context, axes, outputsFirst(kernel, axes), bias, { group: groups, ...windowOf(config, axes) });
  };
}

/** A convolution of each channel by itself, over that many axes. */
export function depthwise(axes: number): Layer {
  return (context) => {
    const { kernel, bias } = kernelAndBias(context, ['depthwise_kernel'], axes);
    return convolved(context, axes, perChannel(kernel, axes), bias, {
      group: kernel.shape[axes] as number,
      ...windowOf(context.config, axes),
    });
  };
}

/** A convolution of each channel by itself, then one of all channels of a pixel. */
export function separable(axes: number): Layer {
  return (context) => {
    const { graph, name, config } = context;
    const names = ['depthwise_kernel', 'pointwise_kernel'];
    const { kernel, second, bias } = kernelAndBias(context, names, axes);
    const parts = graph.draft.add(
      `${name}/depthwise`,
      'Conv',
      [graph.first(onlyInput(context)), graph.draft.constant(`${name}/depthwise_kernel`, perChannel(kernel, axes))],
      { group: kernel.shape[axes] as number, ...windowOf(config, axes) },
    );
    const inputs = [graph.ofFirst(axes + 2, parts)];
    return convolved({ ...context, inputs }, axes, outputsFirst(second as Numbers, axes), bias, {});
  };
}

/** A transposed convolution over that many axes. Its padding is TensorFlow's: what is cut off is shared, less before. */
export function transposed(axes: number): Layer {
  return (context) => {
    const { graph, name, config } = context;
    const { kernel, bias } = kernelAndBias(context, ['kernel'], axes);
    const strides = sizesIn(config, 'strides', axes, 1);
    const sizes = kernel.shape.slice(0, axes);
    if (config.output_padding !== undefined && config.output_padding !== null) {
      throw new NetworkError('It has an output_padding.', 'Leave output_padding out.');
    }
    const isSame = textIn(config, 'padding', 'valid') === 'same';
    const cut = sizes.map((size, axis) => (isSame ? Math.max(0, size - (strides[axis] as number)) : 0));
    const added = sizes.map((size, axis) => Math.max(0, (strides[axis] as number) - size));
    const attributes = {
      strides,
      dilations: sizesIn(config, 'dilation_rate', axes, 1),
      pads: [...cut.map((total) => Math.floor(total / 2)), ...cut.map((total) => Math.ceil(total / 2))],
      output_padding: added,
    };
    // Keras keeps [sizes, outputs, inputs], ONNX [inputs, outputs, sizes].
    const filter = permuted(kernel, [axes + 1, axes, ...spatial(axes)]);
    const constants = [graph.draft.constant(`${name}/kernel`, filter), ...biasOf(graph, name, bias)];
    const output = graph.draft.add(name, 'ConvTranspose', [graph.first(onlyInput(context)), ...constants], attributes);
    return activate(graph, graph.ofFirst(axes + 2, output), name, config.activation);
  };
}

/** Sizes, steps and padding of a window over that many axes. */
export function windowOf(config: Config, axes: number): Attributes {
  requireChannelsLast(config);
  const padding = textIn(config, 'padding', 'valid');
  const strides = sizesIn(config, 'strides', axes, 1);
  const dilations = sizesIn(config, 'dilation_rate', axes, 1);
  if (padding === 'causal' && axes === 1) {
    // Nothing is seen of what comes later.
    const [taps] = sizesIn(config, 'kernel_size', 1) as [number];
    return { strides, dilations, pads: [(taps - 1) * (dilations[0] as number), 0] };
  }
  if (padding !== 'valid' && padding !== 'same') {
    throw new NetworkError(`Its padding is “${padding}”.`, 'Use the padding “same” or “valid”.');
  }
  return { strides, dilations, auto_pad: padding === 'same' ? 'SAME_UPPER' : 'VALID' };
}

/** @throws NetworkError where a layer has its channels first */
export function requireChannelsLast(config: Config): void {
  if (textIn(config, 'data_format', 'channels_last') === 'channels_last') return;
  throw new NetworkError('Its channels come first.', 'Use data_format="channels_last".');
}

function convolved(
  context: LayerContext,
  axes: number,
  filter: Numbers,
  bias: Numbers | undefined,
  attributes: Attributes,
): Value {
  const { graph, name, config } = context;
  const constants = [graph.draft.constant(`${name}/kernel`, filter), ...biasOf(graph, name, bias)];
  const output = graph.draft.add(name, 'Conv', [graph.first(onlyInput(context)), ...constants], attributes);
  return activate(graph, graph.ofFirst(axes + 2, output), name, config.activation);
}

function biasOf(graph: ChannelsLast, name: string, bias: Numbers | undefined): readonly string[] {
  return bias ? [graph.draft.constant(`${name}/bias`, bias)] : [];
}

function kernelAndBias(context: LayerContext, names: readonly string[], axes: number) {
  const { config } = context;
  requireChannelsLast(config);
  const isBiased = flagIn(config, 'use_bias', true);
  const weights = context.weights(isBiased ? [...names, 'bias'] : names);
  const kernels = names.map((_, index) => weightAt(weights, index, axes + 2));
  const bias = isBiased ? weightAt(weights, names.length, 1) : undefined;
  return { kernel: kernels[0] as Numbers, second: kernels[1], bias };
}

/** [sizes, inputs, outputs] → [outputs, inputs, sizes] */
function outputsFirst(kernel: Numbers, axes: number): Numbers {
  return permuted(kernel, [axes + 1, axes, ...spatial(axes)]);
}

/** [sizes, channels, multiples] → [channels · multiples, 1, sizes] */
function perChannel(kernel: Numbers, axes: number): Numbers {
  const { shape, data } = permuted(kernel, [axes, axes + 1, ...spatial(axes)]);
  const [channels = 0, multiples = 0, ...sizes] = shape;
  return { shape: [channels * multiples, 1, ...sizes], data };
}

function spatial(axes: number): readonly number[] {
  return Array.from({ length: axes }, (_, axis) => axis);
}
