import { NetworkError } from '../../../network/networkError';
import type { OnnxNode, OnnxTensor } from '../../../network/onnxNode';
import { integerTensor } from '../../../network/onnxReading';

/** The value of a Constant node, in whichever attribute it lies. */
export function constant({ attributes }: OnnxNode): OnnxTensor {
  const { value, value_float: float, value_floats: floats, value_int: integer, value_ints: integers } = attributes;
  if (typeof value === 'object' && 'data' in value) return value;
  if (typeof float === 'number') return { shape: [], type: 'float', data: Float32Array.of(float) };
  if (Array.isArray(floats)) return { shape: [floats.length], type: 'float', data: Float32Array.from(floats) };
  if (typeof integer === 'number') return { shape: [], type: 'integer', data: Float64Array.of(integer) };
  if (Array.isArray(integers)) return integerTensor(integers);
  throw new NetworkError('It holds no dense tensor of numbers.', 'Export the network again with plain tensors.');
}
