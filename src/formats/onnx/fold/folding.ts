import { NetworkError } from '../../../network/networkError';
import type { ImportContext, OnnxNode, OnnxTensor } from '../../../network/onnxNode';

/** Computes a node whose inputs are constants. */
export type Fold = (node: OnnxNode, context: ImportContext) => OnnxTensor;

/** No folded constant may have more values. */
const MOST_FOLDED = 2 ** 24;

/** Refuses sizes that cannot be, before anything of that size is made. */
export function checkFolded(sizes: readonly number[]): readonly number[] {
  const count = sizes.reduce((product, size) => product * size, 1);
  if (sizes.every((size) => Number.isSafeInteger(size) && size >= 0) && count <= MOST_FOLDED) return sizes;
  throw new NetworkError(`It makes a constant of the sizes [${sizes.join(', ')}].`, 'Correct the sizes.');
}

/** A constant of the same type with other sizes and values. */
export function like(tensor: OnnxTensor, shape: readonly number[], values: Iterable<number>): OnnxTensor {
  const data = tensor.type === 'float' ? Float32Array.from(values) : Float64Array.from(values);
  return { shape, type: tensor.type, data };
}
