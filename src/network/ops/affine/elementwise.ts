import { permute, shapeToOnnx } from '../../layout';
import { type Shape, scalarWeight, type Weight } from '../../network';
import { NetworkError } from '../../networkError';
import type { ImportContext, OnnxNode, OnnxTensor } from '../../onnxNode';
import { floatsOf, tensorOf } from '../../onnxReading';
import { CHECK_FILE } from '../../remedies';
import { broadcastShape } from './broadcast';

/** The operands of a binary operator: one or two activations, and with one the constant and its side. */
export interface Operands {
  readonly inputs: readonly string[];
  /** `constant` where there is one: in the internal layout, broadcast against a sample. */
  readonly weights: Readonly<Record<string, Weight>>;
  readonly constantFirst: boolean;
}

/** Reads two operands of which at least one is an activation. */
export function readOperands(node: OnnxNode, context: ImportContext): Operands {
  const [first, second] = node.inputs;
  if (!first || !second) {
    throw new NetworkError('It needs two inputs.', CHECK_FILE);
  }
  const left = context.constant(first);
  const right = context.constant(second);
  if (left)
    return { inputs: [second], weights: { constant: readConstant(left, second, context) }, constantFirst: true };
  if (right)
    return { inputs: [first], weights: { constant: readConstant(right, first, context) }, constantFirst: false };
  if (context.shapeOf(first).length !== context.shapeOf(second).length) {
    throw new NetworkError('Its inputs have different numbers of dimensions.', 'Reshape one of them first.');
  }
  return { inputs: [first, second], weights: {}, constantFirst: false };
}

/** A constant that meets an activation, without its batch dimension and in the internal layout. */
function readConstant(tensor: OnnxTensor, activation: string, context: ImportContext): Weight {
  const data = floatsOf(tensor);
  const sample = context.shapeOf(activation);
  const fullRank = sample.length + (context.batched ? 1 : 0);
  if (
    context.batched &&
    (tensor.shape.length > fullRank || (tensor.shape.length === fullRank && tensor.shape[0] !== 1))
  ) {
    throw new NetworkError(
      `Its constant [${tensor.shape.join(', ')}] would change the batch of its input, which has ${fullRank} dimensions.`,
      'Use one constant for all samples.',
    );
  }
  const sizes = context.batched && tensor.shape.length === fullRank ? tensor.shape.slice(1) : tensor.shape;
  if (data.length === 1 && sizes.length <= sample.length) return scalarWeight(data[0] as number);
  const padded = [...Array<number>(Math.max(0, sample.length - sizes.length)).fill(1), ...sizes];
  if (sample.length !== 3) return { shape: padded, data };
  return { shape: [1, 2, 0].map((axis) => padded[axis] as number), data: permute(data, padded, [1, 2, 0]) };
}

/** The constant in ONNX's order, for an activation of the internal shape `sample`. */
export function writeConstant(constant: Weight, sample: Shape): OnnxTensor {
  if (sample.length !== 3 || constant.shape.length !== 3) return tensorOf(constant);
  const data = permute(constant.data, constant.shape, [2, 0, 1]);
  return { shape: shapeToOnnx(constant.shape), type: 'float', data };
}

/** Shape of an elementwise result of two activations, or of one and a constant. */
export function elementwiseShape(inputs: readonly Shape[], constant: Weight | undefined): Shape {
  const [first, second] = inputs as [Shape, Shape?];
  return broadcastShape(first, second ?? constant?.shape ?? []);
}
