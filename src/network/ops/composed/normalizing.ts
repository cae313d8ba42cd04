import { NetworkError } from '../../networkError';
import type { ImportContext, OnnxNode, OnnxTensor } from '../../onnxNode';
import {
  activationInput,
  constantInput,
  integerTensor,
  listAttribute,
  numberAttribute,
  optionalConstant,
  plainAxis,
} from '../../onnxReading';
import { CHECK_FILE } from '../../remedies';
import { refuseTraining } from '../affine/batchNormalization';
import type { Builder, Composition } from './builder';
import { productOf } from './multiplying';
import { numberOf, pick, reshaped } from './parts';
import { eachItem, holdsItems } from './spatial';

/** (x − mean)/√(variance + ε) over axes. */
function standardized(builder: Builder, value: string, axes: readonly number[], epsilon: number): string {
  const meanOf = (one: string) => builder.add('ReduceMean', [one], { axes, keepdims: 1 });
  const centered = builder.add('Sub', [value, meanOf(value)]);
  const variance = builder.add('Relu', [meanOf(builder.add('Pow', [centered, numberOf(2)]))]);
  return dividedByRoot(builder, centered, variance, epsilon);
}

function dividedByRoot(builder: Builder, value: string, square: string, epsilon: number): string {
  const root = builder.add('Sqrt', [epsilon === 0 ? square : builder.add('Add', [square, numberOf(epsilon)])]);
  return productOf(builder, value, builder.add('Reciprocal', [root]));
}

/** Over all axes from one on, with a factor and a shift for each place. */
export const layerNormalization: Composition = (node, context, builder) => {
  const input = activationInput(node, 0, context);
  const axes = lastAxes(node, input, context);
  const normal = standardized(builder, input, axes, numberAttribute(node, 'epsilon', 1e-5));
  return scaledAndShifted(builder, normal, optionalConstant(node, 1, context), optionalConstant(node, 2, context));
};

/** x/√(mean of x² + ε) over all axes from one on. */
export const rmsNormalization: Composition = (node, context, builder) => {
  const input = activationInput(node, 0, context);
  const axes = lastAxes(node, input, context);
  const squares = builder.add('Pow', [input, numberOf(2)]);
  const mean = builder.add('Relu', [builder.add('ReduceMean', [squares], { axes, keepdims: 1 })]);
  const normal = dividedByRoot(builder, input, mean, numberAttribute(node, 'epsilon', 1e-5));
  return scaledAndShifted(builder, normal, optionalConstant(node, 1, context));
};

function lastAxes(node: OnnxNode, input: string, context: ImportContext): number[] {
  const sample = context.shapeOf(input);
  const first = plainAxis(numberAttribute(node, 'axis', -1), sample, context);
  return [...sample.keys()].slice(first);
}

function scaledAndShifted(builder: Builder, value: string, scale?: OnnxTensor, shift?: OnnxTensor): string {
  const scaled = scale ? builder.add('Mul', [value, scale]) : value;
  return shift ? builder.add('Add', [scaled, shift]) : scaled;
}

/** Over the places of each channel of each sample. */
export const instanceNormalization: Composition = (node, context, builder) => {
  const input = activationInput(node, 0, context);
  const [scale, shift] = [constantInput(node, 1, context), constantInput(node, 2, context)];
  if (holdsItems(context)) {
    return eachItem(builder, input, (item) =>
      builder.add('InstanceNormalization', [item, scale, shift], node.attributes),
    );
  }
  const axes = [...builder.sizesOf(input).keys()].slice(1);
  const normal = standardized(builder, input, axes, numberAttribute(node, 'epsilon', 1e-5));
  const perChannel = (tensor: OnnxTensor) => ({ ...tensor, shape: [tensor.data.length, ...axes.map(() => 1)] });
  return scaledAndShifted(builder, normal, perChannel(scale), perChannel(shift));
};

/** (x − mean)/(√variance + 10⁻⁹) over given axes. */
export const meanVarianceNormalization: Composition = (node, context, builder) => {
  const input = activationInput(node, 0, context);
  const named = listAttribute(node, 'axes') ?? [0, 2, 3];
  const axes = named.map((axis) => plainAxis(axis, context.shapeOf(input), context));
  const meanOf = (one: string) => builder.add('ReduceMean', [one], { axes, keepdims: 1 });
  const centered = builder.add('Sub', [input, meanOf(input)]);
  const variance = builder.add('Relu', [meanOf(builder.add('Pow', [centered, numberOf(2)]))]);
  const divisor = builder.add('Add', [builder.add('Sqrt', [variance]), numberOf(1e-9)]);
  return productOf(builder, centered, builder.add('Reciprocal', [divisor]));
};

/** x over its sum of magnitudes, or the root of its sum of squares, along an axis. */
export const lpNormalization: Composition = (node, context, builder) => {
  const input = activationInput(node, 0, context);
  const axes = [plainAxis(numberAttribute(node, 'axis', -1), context.shapeOf(input), context)];
  const norm = builder.add(numberAttribute(node, 'p', 2) === 1 ? 'ReduceL1' : 'ReduceL2', [input], {
    axes,
    keepdims: 1,
  });
  // Of zeros, zeros; no other numbers of float32 have a norm so small. No share is more than the whole.
  const divisor = builder.add('Clip', [norm, numberOf(2 ** -149)]);
  const shares = productOf(builder, input, builder.add('Reciprocal', [divisor]));
  return builder.add('Clip', [shares, numberOf(-1), numberOf(1)]);
};

/** x/(bias + α/size·Σ x²)^β, the sum being over the nearest channels. */
export const localResponse: Composition = (node, context, builder) => {
  const input = activationInput(node, 0, context);
  if (holdsItems(context)) return eachItem(builder, input, (item) => builder.add('LRN', [item], node.attributes));
  const size = numberAttribute(node, 'size', 0);
  if (!(size >= 1)) throw new NetworkError(`Its size is ${size}.`, 'Use a positive size.');
  const [channels, ...others] = builder.sizesOf(input) as [number, ...number[]];
  const squares = builder.add('Pow', [input, numberOf(2)]);
  const before = Math.floor((size - 1) / 2);
  const pads = [before, ...others.map(() => 0), size - 1 - before, ...others.map(() => 0)];
  const padded = builder.add('Pad', [squares, integerTensor(pads)], { mode: 'constant' });
  const shifted = Array.from({ length: size }, (_, start) =>
    pick(
      builder,
      padded,
      0,
      Array.from({ length: channels }, (_, at) => start + at),
    ),
  );
  const sum = builder.add('Relu', [shifted.reduce((total, one) => builder.add('Add', [total, one]))]);
  const mean = builder.add('Div', [sum, numberOf(size)]);
  const share = builder.add('Mul', [mean, numberOf(numberAttribute(node, 'alpha', 1e-4))]);
  const base = builder.add('Add', [share, numberOf(numberAttribute(node, 'bias', 1))]);
  const power = builder.add('Pow', [base, numberOf(numberAttribute(node, 'beta', 0.75))]);
  return productOf(builder, input, builder.add('Reciprocal', [power]));
};

/** Channels in groups, each over all of its places; scale and shift are of each channel (of each group before ONNX 21). */
export const groupNormalization: Composition = (node, context, builder) => {
  const input = activationInput(node, 0, context);
  if (holdsItems(context)) {
    const constants = [1, 2].map((index) => constantInput(node, index, context));
    return eachItem(builder, input, (item) => builder.add(node.opType, [item, ...constants], node.attributes));
  }
  const groups = numberAttribute(node, 'num_groups', 1);
  const [channels, ...others] = builder.sizesOf(input) as [number, ...number[]];
  if (!(groups >= 1 && Number.isInteger(channels / groups))) {
    throw new NetworkError(`Its ${channels} channels do not make ${groups} groups.`, CHECK_FILE);
  }
  const places = others.reduce((a, b) => a * b, 1);
  const grouped = reshaped(builder, input, [groups, (channels / groups) * places]);
  const normal = reshaped(builder, standardized(builder, grouped, [1], numberAttribute(node, 'epsilon', 1e-5)), [
    channels,
    ...others,
  ]);
  const [scale, shift] = [1, 2].map((index) => {
    const tensor = constantInput(node, index, context);
    if (tensor.data.length !== channels && tensor.data.length !== groups) {
      throw new NetworkError(`It has ${tensor.data.length} factors for ${channels} channels.`, CHECK_FILE);
    }
    const each = channels / tensor.data.length;
    const data = Float32Array.from({ length: channels }, (_, at) => tensor.data[Math.floor(at / each)] as number);
    return { shape: [channels, ...others.map(() => 1)], type: 'float' as const, data };
  });
  return scaledAndShifted(builder, normal, scale, shift);
};

/** Batch normalization of every item of a batch of fixed size, which is refused in training as that of one is. */
export const normalizedItems: Composition = (node, context, builder) => {
  const input = activationInput(node, 0, context);
  if (!holdsItems(context) || builder.sizesOf(input).length < 2) return undefined;
  // An item's node is of another opset and has one output.
  refuseTraining(node, context);
  return eachItem(builder, input, (item) => builder.add(node.opType, [item, ...node.inputs.slice(1)], node.attributes));
};
