import { NetworkError } from '../../../network/networkError';
import { EXPORT_FLOAT32 } from '../../../network/remedies';
import { counted } from '../../../numbers/format';
import type { Numbers } from '../onnx/graphDraft';

/**
 * Numbers of a file as float32, which must have each of them.
 *
 * @param where how messages call them
 * @throws NetworkError where numbers are missing, or would be changed
 */
export function toNumbers(shape: readonly number[], values: ArrayLike<number>, where: string): Numbers {
  const count = shape.reduce((product, size) => product * size, 1);
  if (values.length !== count) {
    throw new NetworkError(
      `“${where}” has ${counted(values.length, 'number')}; its sizes [${shape.join(', ')}] need ${count}.`,
      'Download or save the model again.',
    );
  }
  const data = Float32Array.from(values);
  const changed = data.findIndex((value, index) => !Object.is(value, values[index]));
  if (changed < 0) return { shape, data };
  // Files may keep texts, or say that what they hold lies elsewhere.
  if (typeof values[changed] !== 'number') {
    throw new NetworkError(`“${where}” holds no numbers.`, 'Save the model again, with its weights in it.');
  }
  throw new NetworkError(`“${where}” has the number ${values[changed]}, which is not a float32.`, EXPORT_FLOAT32);
}
