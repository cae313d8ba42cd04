import { describeList } from '../../../../network/describe';
import type { Ends } from '../../../../network/interface/interface';
import { shapeFromOnnx } from '../../../../network/layout';
import type { Shape } from '../../../../network/network';
import { NetworkError } from '../../../../network/networkError';
import { CHECK_FILE } from '../../../../network/remedies';
import { checkShape } from '../../../../network/shapes';
import { dataTypeOf, isFloatType } from '../dataType';
import type { GraphProto, TensorProto, TensorShapeProto_Dimension, ValueInfoProto } from '../onnx_pb';

/** The network's input. */
export interface GraphInput {
  readonly name: string;
  /** Internal layout, batch left out. */
  readonly shape: Shape;
  /** False where the input is one bare vector, or its first dimension has a fixed size other than 1. */
  readonly batched: boolean;
}

/** The graph's constants by their names. Throws a NetworkError. */
export function namedInitializers(graph: GraphProto): Map<string, TensorProto> {
  const initializers = new Map<string, TensorProto>();
  for (const tensor of graph.initializer) {
    if (initializers.has(tensor.name)) {
      throw new NetworkError(`The constant “${tensor.name}” is given twice.`, CHECK_FILE);
    }
    initializers.set(tensor.name, tensor);
  }
  return initializers;
}

/**
 * The input that is chosen, else the first; initializers listed among the inputs do not count. Throws a NetworkError.
 *
 * @returns it, as its file has it and as it is read; and the others, which are held at numbers
 */
export function readInputs(graph: GraphProto, initializers: ReadonlySet<string>, { input: chosen }: Ends) {
  const inputs = graph.input.filter(({ name }) => !initializers.has(name));
  const input = chosenOf(inputs, chosen, 'input') ?? inputs.find(isOfFloats) ?? inputs[0];
  if (!input) throw new NetworkError('The graph has no input.', 'Export the network with one input.');
  return {
    declared: input,
    input: readInput(input),
    others: inputs.filter((other) => other !== input),
    all: inputs.map(({ name }) => name),
  };
}

function isOfFloats({ type }: ValueInfoProto): boolean {
  return isFloatType(dataTypeOf(type?.tensorType?.elemType ?? 1));
}

function readInput(input: ValueInfoProto): GraphInput {
  const type = input.type?.tensorType;
  const element = dataTypeOf(type?.elemType ?? 0);
  if (!type || !isFloatType(element)) {
    throw new NetworkError(
      `The input “${input.name}” is no tensor of floats${type ? ` (it is ${element})` : ''}.`,
      'Export the network with a float32 input.',
    );
  }
  if (!type.shape) {
    throw new NetworkError(`The input “${input.name}” has no shape.`, 'Export the network with a fixed input shape.');
  }
  if (type.shape.dim.length === 0) {
    throw new NetworkError(
      `The input “${input.name}” is a single number without dimensions.`,
      'Export the network with an input of shape [1, 1]: a batch of one, of one number.',
    );
  }
  return { name: input.name, ...readDimensions(type.shape.dim, input.name) };
}

/** The output that is bounded, and those that are left out. */
interface GraphOutput {
  readonly name: string;
  readonly others: readonly string[];
}

/** The output that is chosen, else the first of the graph's outputs that is a tensor of floats: labels and the like are integers. Throws a NetworkError. */
export function readOutput(graph: GraphProto, { output: chosen }: Ends): GraphOutput {
  const output = chosenOf(graph.output, chosen, 'output') ?? graph.output.find(isOfFloats) ?? graph.output[0];
  if (!output) throw new NetworkError('The graph has no output.', 'Export the network with one output.');
  return { name: output.name, others: graph.output.filter((one) => one !== output).map(({ name }) => name) };
}

/** The one of that name; undefined where none is named. */
function chosenOf(all: readonly ValueInfoProto[], name: string | undefined, what: string): ValueInfoProto | undefined {
  const found = all.find((one) => one.name === name);
  if (found || name === undefined) return found;
  throw new NetworkError(
    `The file has no ${what} “${name}”.`,
    `Choose one of: ${describeList(all.map((one) => `“${one.name}”`))}.`,
  );
}

function readDimensions(dimensions: readonly TensorShapeProto_Dimension[], name: string) {
  const sizes = dimensions.map(sizeOfDimension);
  const [batch] = sizes;
  // A first dimension of fixed size is part of the input: what is bounded then is all its items together.
  if (sizes.length === 1 || (batch !== undefined && batch !== 1)) {
    const whole = sizes.map((size, axis) => fixed(size, axis, name));
    return { shape: checkShape(shapeFromOnnx(whole)), batched: false };
  }
  const sample = sizes.slice(1).map((size, axis) => fixed(size, axis + 1, name));
  return { shape: checkShape(shapeFromOnnx(sample)), batched: true };
}

/** The size, or undefined where it is left open. */
function sizeOfDimension({ value }: TensorShapeProto_Dimension): number | undefined {
  if (value.case !== 'dimValue') return undefined;
  return value.value === 0n || value.value === -1n ? undefined : Number(value.value);
}

function fixed(size: number | undefined, axis: number, name: string): number {
  if (size !== undefined) return size;
  throw new NetworkError(
    `Dimension ${axis + 1} of the input “${name}” has no fixed size.`,
    'Export the network with fixed sizes; only the batch may be dynamic.',
  );
}
