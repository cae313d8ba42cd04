import { NetworkError } from '../../../../network/networkError';
import type { ImportContext, OnnxNode, OnnxTensor } from '../../../../network/onnxNode';
import { integerTensor } from '../../../../network/onnxReading';
import { CHECK_FILE } from '../../../../network/remedies';

/** Computes a node whose inputs are constants. */
export type Fold = (node: OnnxNode, context: ImportContext) => OnnxTensor;

/** No folded constant may have more values. */
const MOST_FOLDED = 2 ** 24;

/** Refuses sizes that cannot be, before anything of that size is made. */
export function checkFolded(sizes: readonly number[]): readonly number[] {
  const count = sizes.reduce((product, size) => product * size, 1);
  if (sizes.every((size) => Number.isSafeInteger(size) && size >= 0) && count <= MOST_FOLDED) return sizes;
  throw new NetworkError(`It makes a constant of the sizes [${sizes.join(', ')}].`, CHECK_FILE);
}

/** A constant of the same type with other sizes and values. */
export function like(tensor: OnnxTensor, shape: readonly number[], values: Iterable<number>): OnnxTensor {
  const data = tensor.type === 'float' ? Float32Array.from(values) : Float64Array.from(values);
  return { ...tensor, shape, data };
}

/** The value of a Constant node, in whichever attribute it lies. */
export function constant({ attributes }: OnnxNode): OnnxTensor {
  const { value, value_float: float, value_floats: floats, value_int: integer, value_ints: integers } = attributes;
  if (typeof value === 'object' && 'data' in value) return value;
  if (typeof float === 'number') return { shape: [], type: 'float', data: Float32Array.of(float) };
  if (Array.isArray(floats)) return { shape: [floats.length], type: 'float', data: Float32Array.from(floats) };
  if (typeof integer === 'number') return { ...integerTensor([integer]), shape: [] };
  if (Array.isArray(integers)) return integerTensor(integers);
  throw new NetworkError('It holds no dense tensor of numbers.', 'Export the network again with plain tensors.');
}
