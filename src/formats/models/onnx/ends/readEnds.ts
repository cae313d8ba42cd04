import { describeList } from '../../../../network/describe';
import type { Ends } from '../../../../network/interface/interface';
import { fitsOpen, type OpenSizes, usualSizes } from '../../../../network/interface/openSizes';
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
  /** What the file says of its sizes, where it leaves some open. */
  readonly open?: OpenSizes;
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
export function readInputs(graph: GraphProto, initializers: ReadonlySet<string>, { input: chosen, sizes }: Ends) {
  const inputs = graph.input.filter(({ name }) => !initializers.has(name));
  const twice = inputs.find(({ name }, at) => inputs.findIndex((other) => other.name === name) < at);
  if (twice) throw new NetworkError(`The input “${twice.name}” is given twice.`, CHECK_FILE);
  const input = chosenOf(inputs, chosen, 'input') ?? inputs.find(isOfFloats) ?? inputs[0];
  if (!input) throw new NetworkError('The graph has no input.', 'Export the network with one input.');
  return {
    declared: input,
    input: readInput(input, sizes),
    others: inputs.filter((other) => other !== input),
    all: inputs.map(({ name }) => name),
  };
}

function isOfFloats({ type }: ValueInfoProto): boolean {
  return isFloatType(dataTypeOf(type?.tensorType?.elemType ?? 1));
}

function readInput(input: ValueInfoProto, chosen: Ends['sizes']): GraphInput {
  const type = input.type?.tensorType;
  const element = dataTypeOf(type?.elemType ?? 0);
  if (!type || !isFloatType(element)) {
    throw new NetworkError(
      `The input “${input.name}” is not a tensor of floats${type ? ` (it is ${element})` : ''}.`,
      'Export the network with a float32 input.',
    );
  }
  if (!type.shape) {
    throw new NetworkError(`The input “${input.name}” has no shape.`, 'Export the network with a fixed input shape.');
  }
  return { name: input.name, ...readDimensions(type.shape.dim, input.name, chosen) };
}

/** The output that is bounded, those that are left out, and all in the file's order. */
interface GraphOutput {
  readonly name: string;
  readonly others: readonly string[];
  readonly all: readonly string[];
}

/** The output that is chosen, else the first of the graph's outputs that is a tensor of floats: labels and the like are integers. Throws a NetworkError. */
export function readOutput(graph: GraphProto, { output: chosen }: Ends): GraphOutput {
  const output = chosenOf(graph.output, chosen, 'output') ?? graph.output.find(isOfFloats) ?? graph.output[0];
  if (!output) throw new NetworkError('The graph has no output.', 'Export the network with one output.');
  return {
    name: output.name,
    others: graph.output.filter((one) => one !== output).map(({ name }) => name),
    all: graph.output.map(({ name }) => name),
  };
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

function readDimensions(dimensions: readonly TensorShapeProto_Dimension[], name: string, chosen: Ends['sizes']) {
  const all = dimensions.map(sizeOfDimension);
  const [batch] = all;
  // A first dimension of fixed size is part of the input: what is bounded then is all its items together.
  const isWhole = all.length <= 1 || (batch !== null && batch !== 1);
  const own = isWhole ? all : all.slice(1);
  const sizes = closed(own, name, chosen, isWhole ? 1 : 2);
  return {
    shape: checkShape(shapeFromOnnx(sizes)),
    batched: !isWhole,
    ...(own.includes(null) && { open: own }),
  };
}

/**
 * The sizes of an input where the file may leave some open: those that are chosen, else those of known pictures.
 *
 * @param first number of the first of them among the file's dimensions
 */
function closed(own: OpenSizes, name: string, chosen: Ends['sizes'], first: number): Shape {
  if (chosen === undefined && !own.includes(null)) return own as Shape;
  const sizes = chosen ?? usualSizes(own)?.sizes;
  if (sizes && isSizes(sizes) && fitsOpen(sizes, own)) return sizes;
  if (sizes) {
    const shown = own.map((size) => size ?? 'open').join('×') || 'one number';
    throw new NetworkError(
      `The input “${name}” is ${shown}, batch left out, but ${JSON.stringify(sizes)} is given as its sizes.`,
      'Give as many sizes, those that the file has among them.',
    );
  }
  throw new NetworkError(
    `Dimension ${own.indexOf(null) + first} of the input “${name}” has no fixed size.`,
    'Give its sizes (sizes in a request, --input-sizes), or export the network with fixed ones; only the batch may stay open.',
  );
}

function isSizes(sizes: unknown): sizes is Shape {
  return Array.isArray(sizes) && sizes.every((size) => Number.isSafeInteger(size) && size > 0);
}

/** The size, or null where it is left open. */
function sizeOfDimension({ value }: TensorShapeProto_Dimension): number | null {
  if (value.case !== 'dimValue') return null;
  return value.value === 0n || value.value === -1n ? null : Number(value.value);
}
