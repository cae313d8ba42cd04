import { rangeOf } from '../../integerTypes';
import { sizeOf } from '../../network';
import { NetworkError } from '../../networkError';
import type { ImportContext, OnnxNode, OnnxTensor } from '../../onnxNode';
import { activationInput, constantInput, numberAttribute, optionalConstant, plainAxis } from '../../onnxReading';
import { CHECK_FILE } from '../../remedies';
import type { Builder, Composition, Part } from './builder';
import { broadcastTo, constantOf, numberOf, reshaped } from './parts';

/** Rounds x/scale to whole numbers about the zero point, within what the type holds. */
export const quantizeLinear: Composition = (node, context, builder) => {
  const input = activationInput(node, 0, context);
  const { scale, zero, element } = readScales(node, input, context, builder);
  const [least, most] = rangeOf(element);
  const whole = builder.add('Round', [builder.add('Div', [input, scale])]);
  const moved = builder.add('Add', [whole, zero]);
  return builder.add('Clip', [moved, numberOf(least), numberOf(most)]);
};

/** (x − zero point)·scale. */
export const dequantizeLinear: Composition = (node, context, builder) => {
  if (context.constant(node.inputs[0] ?? '')) return byVariableScale(node, context, builder);
  const input = activationInput(node, 0, context);
  const { scale, zero } = readScales(node, input, context, builder);
  return builder.add('Mul', [builder.add('Sub', [input, zero]), scale]);
};

/** (q − zero point)·scale of whole numbers that are constants, and a scale that is not. */
function byVariableScale(node: OnnxNode, context: ImportContext, builder: Builder): string {
  const { shape, data } = constantInput(node, 0, context);
  const scale = activationInput(node, 1, context);
  const zero = optionalConstant(node, 2, context);
  if (context.batched || numberAttribute(node, 'block_size', 0) > 0) {
    throw new NetworkError(
      'Its scale hangs on the input, sample by sample or block by block.',
      'Use a constant scale.',
    );
  }
  const count = sizeOf(builder.sizesOf(scale));
  const given = numberAttribute(node, 'axis', 1);
  const axis = given < 0 ? given + shape.length : given;
  const inner = sizeOf(shape.slice(axis + 1));
  if (count !== 1 && count !== shape[axis]) throw new NetworkError(`It has ${count} scales.`, CHECK_FILE);
  const placeOf = (at: number) => (count === 1 ? 0 : Math.floor(at / inner) % count);
  const steps = data.map((whole, at) => whole - (zero?.data[placeOf(at)] ?? 0));
  const laid = shape.map((size, at) => (count > 1 && at === axis ? size : 1));
  const factors = broadcastTo(builder, reshaped(builder, scale, laid), shape);
  return builder.add('Mul', [factors, constantOf(shape, steps)]);
}

/** ONNX's number of the usual type. */
const UINT8 = 2;

/** One for all values, or one for each entry along an axis. */
function readScales(node: OnnxNode, input: string, context: ImportContext, builder: Builder) {
  const scale = constantInput(node, 1, context);
  const zero = optionalConstant(node, 2, context);
  if (zero?.type === 'float') {
    throw new NetworkError('It makes narrow floats of its input.', 'Quantise activations to whole numbers, int8 say.');
  }
  const sizes = builder.sizesOf(input);
  const block = numberAttribute(node, 'block_size', 0);
  if (block > 0) {
    const axis = plainAxis(numberAttribute(node, 'axis', 1), context.shapeOf(input), context);
    const repeat = (tensor: OnnxTensor | undefined): Part => constantOf(sizes, inBlocks(tensor, sizes, axis, block));
    return { scale: repeat(scale), zero: repeat(zero), element: zero?.element ?? 'uint8' } as const;
  }
  const count = scale.data.length;
  const rank = sizes.length;
  const axis = count > 1 ? plainAxis(numberAttribute(node, 'axis', 1), context.shapeOf(input), context) : 0;
  const shape = count > 1 ? new Array<number>(rank).fill(1).with(axis, count) : [];
  const laid = (tensor: OnnxTensor | undefined): Part =>
    constantOf(shape, tensor ? tensor.data : new Float32Array(count));
  const type = numberAttribute(node, 'output_dtype', 0);
  if (node.opType === 'QuantizeLinear' && !zero && type !== 0 && type !== UINT8) {
    throw new NetworkError(
      'It names the type of its result without a zero point.',
      'Give it a zero point of that type.',
    );
  }
  return { scale: laid(scale), zero: laid(zero), element: zero?.element ?? 'uint8' } as const;
}

/** A number for each block along an axis as one for each value; zeros where there are none. */
function inBlocks(tensor: OnnxTensor | undefined, sizes: readonly number[], axis: number, block: number): Float32Array {
  const size = sizes[axis] as number;
  const blocks = Math.ceil(size / block);
  const [outer, inner] = [sizeOf(sizes.slice(0, axis)), sizeOf(sizes.slice(axis + 1))];
  if (tensor && tensor.data.length !== outer * blocks * inner) {
    throw new NetworkError(
      `It has ${tensor.data.length} scales or zero points for ${outer * blocks * inner} blocks.`,
      CHECK_FILE,
    );
  }
  return Float32Array.from({ length: outer * size * inner }, (_, at) => {
    const place = Math.floor(at / inner) % size;
    const row = Math.floor(at / (size * inner));
    return tensor?.data[(row * blocks + Math.floor(place / block)) * inner + (at % inner)] ?? 0;
  });
}
