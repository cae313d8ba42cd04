import { sizeOf } from '../../network';
import { NetworkError } from '../../networkError';
import type { OnnxTensor } from '../../onnxNode';
import {
  activationInput,
  constantInput,
  floatsOf,
  integerTensor,
  numberAttribute,
  optionalConstant,
} from '../../onnxReading';
import type { Builder, Composition } from './builder';
import { pick, reshaped } from './parts';
import { eachItem, holdsItems, walkOf } from './spatial';

/**
 * Convolutions over one or three axes as ones over images: a signal is an image of one row, and of a volume every layer
 * of the result is an image of the layers that it sees, side by side as channels.
 */
export const convolving: Composition = (node, context, builder) => {
  const input = activationInput(node, 0, context);
  const filter = constantInput(node, 1, context);
  const bias = optionalConstant(node, 2, context);
  const axes = filter.shape.length - 2;
  if (holdsItems(context) && builder.sizesOf(input).length === axes + 2) {
    const others = [filter, ...(bias ? [bias] : [])];
    return eachItem(builder, input, (item) => builder.add('Conv', [item, ...others], node.attributes));
  }
  if (axes !== 1 && axes !== 3) return undefined;
  const [channels, ...sizes] = builder.sizesOf(input) as [number, ...number[]];
  if (sizes.length !== axes) {
    throw new NetworkError(
      `Its filter is made for ${axes} axes and its input has ${sizes.length}.`,
      'Correct the filter.',
    );
  }
  const walk = walkOf(node, filter.shape.slice(2), sizes);
  const group = numberAttribute(node, 'group', 1);
  const convolve = (value: string, weights: OnnxTensor, from: number) => {
    const attributes = {
      strides: [1, ...walk.strides].slice(-2),
      dilations: [1, ...walk.dilations].slice(-2),
      pads: [...[0, ...walk.pads.slice(from, axes)].slice(-2), ...[0, ...walk.pads.slice(axes + from)].slice(-2)],
      group,
    };
    return builder.add('Conv', [value, weights, ...(bias ? [bias] : [])], attributes);
  };
  if (axes === 1) {
    const row = reshaped(builder, input, [channels, 1, ...sizes]);
    const [outputs, inputs, taps] = filter.shape as [number, number, number];
    const result = convolve(row, { ...filter, shape: [outputs, inputs, 1, taps] }, 0);
    const [, , width] = builder.sizesOf(result) as [number, number, number];
    return reshaped(builder, result, [outputs, width]);
  }
  const [outputs, inputs, layers, ...taps] = filter.shape as [number, number, number, number, number];
  const weights = { ...filter, shape: [outputs, inputs * layers, ...taps] };
  return overLayers(builder, input, layers, walk, (value) => convolve(value, weights, 1));
};

/** The layers of a volume that one layer of the result sees, as channels of an image; the results as a volume. */
function overLayers(
  builder: Builder,
  input: string,
  taps: number,
  { strides, dilations, pads }: ReturnType<typeof walkOf>,
  compute: (image: string) => string,
): string {
  const [channels, depth, height, width] = builder.sizesOf(input) as [number, number, number, number];
  const [before, after] = [pads[0] as number, pads[3] as number];
  const isPadded = before > 0 || after > 0;
  const padded = isPadded
    ? builder.add('Pad', [input, integerTensor([0, before, 0, 0, 0, after, 0, 0])], { mode: 'constant' })
    : input;
  const [stride, dilation] = [strides[0] as number, dilations[0] as number];
  const count = Math.floor((depth + before + after - (taps - 1) * dilation - 1) / stride) + 1;
  const results = Array.from({ length: count }, (_, at) => {
    const seen = Array.from({ length: taps }, (_, tap) => at * stride + tap * dilation);
    const image = reshaped(builder, pick(builder, padded, 1, seen), [channels * taps, height, width]);
    const result = compute(image);
    const [outputs, ...sizes] = builder.sizesOf(result) as [number, ...number[]];
    return reshaped(builder, result, [outputs, 1, ...sizes]);
  });
  return results.length === 1 ? (results[0] as string) : builder.add('Concat', results, { axis: 1 });
}

/**
 * The transposed convolution: zeros are put between the values, as many as a step leaves out, and the filter turned
 * about is moved over them.
 */
export const convTranspose: Composition = (node, context, builder) => {
  const input = activationInput(node, 0, context);
  const filter = constantInput(node, 1, context);
  const axes = filter.shape.length - 2;
  const bias = optionalConstant(node, 2, context);
  if (holdsItems(context) && builder.sizesOf(input).length === axes + 2) {
    const others = [filter, ...(bias ? [bias] : [])];
    return eachItem(builder, input, (item) => builder.add('ConvTranspose', [item, ...others], node.attributes));
  }
  const kernel = filter.shape.slice(2);
  const sizes = builder.sizesOf(input).slice(1);
  const group = numberAttribute(node, 'group', 1);
  const { strides, dilations, pads } = transposedWalk(node, kernel, sizes);
  const spread = strides.reduce((value, stride, axis) => spreadAlong(builder, value, axis + 1, stride), input);
  const reach = kernel.map((taps, axis) => (taps - 1) * (dilations[axis] as number));
  const margins = pads.map((pad, side) => {
    const axis = side % axes;
    const trailing = side < axes ? 0 : (strides[axis] as number) - 1;
    return (reach[axis] as number) - pad - trailing;
  });
  const around = [0, ...margins.slice(0, axes), 0, ...margins.slice(axes)];
  const padded = builder.add('Pad', [spread, integerTensor(around)], { mode: 'constant' });
  return builder.add('Conv', [padded, turned(filter, group), ...(bias ? [bias] : [])], { dilations, group });
};

/** Its walk; the pads are those that it takes off the result. */
function transposedWalk(node: Parameters<Composition>[0], kernel: readonly number[], sizes: readonly number[]) {
  const { strides, dilations, pads } = walkOf(
    { ...node, attributes: { ...node.attributes, auto_pad: 'NOTSET' } },
    kernel,
    sizes,
  );
  const more = (node.attributes.output_padding as readonly number[] | undefined) ?? kernel.map(() => 0);
  const whole = kernel.map((taps, axis) => {
    return (
      (strides[axis] as number) * ((sizes[axis] as number) - 1) +
      (taps - 1) * (dilations[axis] as number) +
      1 +
      (more[axis] as number)
    );
  });
  const automatic = node.attributes.auto_pad as string | undefined;
  const isSame = automatic?.startsWith('SAME') ?? false;
  const wanted =
    (node.attributes.output_shape as readonly number[] | undefined)?.slice(-kernel.length) ??
    (isSame ? sizes.map((size, axis) => size * (strides[axis] as number)) : undefined);
  const after = (taken: readonly number[]) => taken.map((pad, axis) => pad - (more[axis] as number));
  if (!wanted) {
    const given = automatic === 'VALID' ? pads.map(() => 0) : pads;
    return { strides, dilations, pads: [...given.slice(0, kernel.length), ...after(given.slice(kernel.length))] };
  }
  const totals = whole.map((size, axis) => size - (wanted[axis] as number));
  const before = totals.map((total) => (automatic === 'SAME_UPPER' ? Math.floor(total / 2) : Math.ceil(total / 2)));
  const rest = totals.map((total, axis) => total - (before[axis] as number));
  return { strides, dilations, pads: [...before, ...after(rest)] };
}

/** Zeros after every value along an axis, so that they lie a step apart. */
function spreadAlong(builder: Builder, value: string, axis: number, stride: number): string {
  if (stride === 1) return value;
  const sizes = builder.sizesOf(value);
  const apart = reshaped(builder, value, [...sizes.slice(0, axis + 1), 1, ...sizes.slice(axis + 1)]);
  const pads = [...sizes, 0, ...sizes, 0].fill(0);
  const padded = builder.add('Pad', [apart, integerTensor(pads.with(sizes.length + 1 + axis + 1, stride - 1))], {
    mode: 'constant',
  });
  return reshaped(builder, padded, sizes.with(axis, (sizes[axis] as number) * stride));
}

/** Of [inputs, outputs of a group, ...taps] the filter [outputs, inputs of a group, ...taps], its taps turned about. */
function turned(filter: OnnxTensor, groups: number): OnnxTensor {
  const [inputs, perGroup, ...kernel] = filter.shape as [number, number, ...number[]];
  const taps = sizeOf(kernel);
  const own = inputs / groups;
  const data = floatsOf(filter);
  const result = new Float32Array(data.length);
  for (let input = 0; input < inputs; input++) {
    const group = Math.floor(input / own);
    for (let output = 0; output < perGroup; output++) {
      const to = ((group * perGroup + output) * own + (input % own)) * taps;
      const from = (input * perGroup + output) * taps;
      for (let tap = 0; tap < taps; tap++) result[to + tap] = data[from + taps - 1 - tap] as number;
    }
  }
  return { shape: [groups * perGroup, own, ...kernel], type: 'float', data: result };
}
