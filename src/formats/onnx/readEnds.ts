import { describeList } from '../../network/describe';
import { shapeFromOnnx } from '../../network/layout';
import type { Shape } from '../../network/network';
import { NetworkError } from '../../network/networkError';
import { checkShape } from '../../network/shapes';
import { dataTypeOf, isFloatType } from './dataType';
import type { GraphProto, TensorShapeProto_Dimension, ValueInfoProto } from './onnx_pb';

/** The network's input. */
export interface GraphInput {
  readonly name: string;
  /** Internal layout, batch left out. */
  readonly shape: Shape;
  /** False where the input is one bare vector. */
  readonly batched: boolean;
}

/** The graph's only input; initializers listed among the inputs do not count. Throws a NetworkError. */
export function readInput(graph: GraphProto, initializers: ReadonlySet<string>): GraphInput {
  const inputs = graph.input.filter(({ name }) => !initializers.has(name));
  const input = onlyOne(inputs, 'input');
  const type = input.type?.tensorType;
  const element = dataTypeOf(type?.elemType ?? 0);
  if (!type || !isFloatType(element)) {
    throw new NetworkError(
      `The input “${input.name}” is no tensor of floats${type ? ` (it is ${element})` : ''}.`,
      'Export the network with a float32 input.',
    );
  }
  if (!type.shape || type.shape.dim.length === 0) {
    throw new NetworkError(`The input “${input.name}” has no shape.`, 'Export the network with a fixed input shape.');
  }
  return { name: input.name, ...readDimensions(type.shape.dim, input.name) };
}

/** Name of the graph's only output. */
export function readOutput(graph: GraphProto): string {
  return onlyOne(graph.output, 'output').name;
}

function onlyOne(values: readonly ValueInfoProto[], kind: 'input' | 'output'): ValueInfoProto {
  const [value, ...others] = values;
  if (value && others.length === 0) return value;
  if (!value) throw new NetworkError(`The graph has no ${kind}.`, `Export the network with one ${kind}.`);
  throw new NetworkError(
    `The graph has ${values.length} ${kind}s: ${describeList(values.map(({ name }) => `“${name}”`))}.`,
    `Networks with one ${kind} are taken; export the part you mean.`,
  );
}

function readDimensions(dimensions: readonly TensorShapeProto_Dimension[], name: string) {
  const sizes = dimensions.map(sizeOfDimension);
  if (sizes.length === 1)
    return { shape: checkShape(sizes.map((size, axis) => fixed(size, axis, name))), batched: false };
  const batch = sizes[0];
  if (batch !== undefined && batch !== 1) {
    throw new NetworkError(
      `The first dimension of the input “${name}” is ${batch}; it must be the batch.`,
      'Export the network with batch size 1 or a dynamic batch.',
    );
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
