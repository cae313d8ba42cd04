import { counted } from '../numbers/format';
import { shapeToOnnx } from './layout';
import type { Shape, Weight } from './network';
import { NetworkError } from './networkError';
import type { ImportContext, OnnxNode, OnnxTensor } from './onnxNode';
import { CHECK_FILE, EXPORT_FLOAT32, FOLD_CONSTANTS } from './remedies';

/** A number attribute, or the default where the node has none. */
export function numberAttribute(node: OnnxNode, name: string, otherwise: number): number {
  const value = node.attributes[name];
  if (value === undefined) return otherwise;
  if (typeof value !== 'number') throw wrongAttribute(name, 'a number');
  return value;
}

/** A text attribute, or the default where the node has none. */
export function textAttribute(node: OnnxNode, name: string, otherwise: string): string {
  const value = node.attributes[name];
  if (value === undefined) return otherwise;
  if (typeof value !== 'string') throw wrongAttribute(name, 'a text');
  return value;
}

/** An attribute that is a list of numbers, or undefined where the node has none. */
export function listAttribute(node: OnnxNode, name: string): readonly number[] | undefined {
  const value = node.attributes[name];
  if (value === undefined) return undefined;
  if (!Array.isArray(value)) throw wrongAttribute(name, 'a list of numbers');
  return value as readonly number[];
}

function wrongAttribute(name: string, expected: string): NetworkError {
  return new NetworkError(`Its attribute “${name}” is not ${expected}.`, CHECK_FILE);
}

/** Name of an input that must be an activation. */
export function activationInput(node: OnnxNode, index: number, context: ImportContext): string {
  const name = node.inputs[index] ?? '';
  if (name === '') throw missingInput(index);
  if (context.constant(name)) {
    throw new NetworkError(
      `Its input ${index + 1} (“${name}”) is a constant where an activation is expected.`,
      FOLD_CONSTANTS,
    );
  }
  return name;
}

/** An input that must be a constant, or undefined where it is left out. */
export function optionalConstant(node: OnnxNode, index: number, context: ImportContext): OnnxTensor | undefined {
  const name = node.inputs[index] ?? '';
  if (name === '') return undefined;
  const constant = context.constant(name);
  if (constant) return constant;
  throw new NetworkError(
    `Its input ${index + 1} (“${name}”) is computed from the network's input; only constants are taken there.`,
    FOLD_CONSTANTS,
  );
}

/** An input that must be given and be a constant. */
export function constantInput(node: OnnxNode, index: number, context: ImportContext): OnnxTensor {
  const constant = optionalConstant(node, index, context);
  if (!constant) throw missingInput(index);
  return constant;
}

/** What is said of an input that must be there. */
export function missingInput(index: number): NetworkError {
  return new NetworkError(`Its input ${index + 1} is missing.`, CHECK_FILE);
}

/** Integers given as an attribute in old opsets and as a constant input in new ones; undefined where left out. */
export function integersFromEither(
  node: OnnxNode,
  attribute: string,
  index: number,
  context: ImportContext,
): readonly number[] | undefined {
  return (
    listAttribute(node, attribute) ??
    (optionalConstant(node, index, context)?.data && integersOf(constantInput(node, index, context)))
  );
}

/** The values of an integer constant. */
export function integersOf(tensor: OnnxTensor): readonly number[] {
  if (tensor.type !== 'integer') {
    throw new NetworkError('A list of integers is expected and floats are given.', CHECK_FILE);
  }
  return [...tensor.data];
}

/** The numbers of a float constant. */
export function floatsOf(tensor: OnnxTensor): Float32Array {
  if (tensor.type === 'float') return tensor.data as Float32Array;
  throw new NetworkError('Its weights are integers; a quantized network is not taken.', EXPORT_FLOAT32);
}

/** A weight in ONNX's form. */
export function tensorOf(weight: Weight): OnnxTensor {
  return { shape: weight.shape, type: 'float', data: weight.data };
}

/** Integers in ONNX's form, as a vector. */
export function integerTensor(values: readonly number[]): OnnxTensor {
  return { shape: [values.length], type: 'integer', element: 'int64', data: Float64Array.from(values) };
}

/** All dimensions of an activation in ONNX's order, for a batch of one. */
export function fullShape(name: string, context: ImportContext): Shape {
  const sample = shapeToOnnx(context.shapeOf(name));
  return context.batched ? [1, ...sample] : sample;
}

/** The sample's sizes, in ONNX's order, of dimensions that a node gives to a batch of one. */
export function sampleOf(full: Shape, context: ImportContext): Shape {
  if (!context.batched) return full;
  if (full[0] === 1) return full.slice(1);
  throw new NetworkError(
    `It makes [${full.join(', ')}] of a single sample, so that the batch is no longer the first dimension.`,
    'Keep the batch as the first dimension of every value.',
  );
}

/** An axis of ONNX's dimensions as an axis of the sample, counted in ONNX's order (0 is the first after the batch). */
export function plainAxis(axis: number, sample: Shape, context: ImportContext): number {
  const batch = context.batched ? 1 : 0;
  const rank = sample.length + batch;
  if (!Number.isInteger(axis) || axis < -rank || axis >= rank) {
    throw new NetworkError(`Its axis ${axis} does not exist: the value has ${counted(rank, 'dimension')}.`, CHECK_FILE);
  }
  const index = (axis < 0 ? axis + rank : axis) - batch;
  if (index >= 0) return index;
  throw new NetworkError('It works along the batch dimension.', 'Let every sample be computed by itself.');
}

/** The same as an axis of the internal sample shape. */
export function sampleAxis(axis: number, sample: Shape, context: ImportContext): number {
  const index = plainAxis(axis, sample, context);
  return sample.length === 3 ? ([2, 0, 1][index] as number) : index;
}
