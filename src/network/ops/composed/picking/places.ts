import { NetworkError } from '../../../networkError';
import type { ImportContext, OnnxTensor } from '../../../onnxNode';
import { integersOf } from '../../../onnxReading';
import { CHECK_FILE } from '../../../remedies';

/** Places among all entries, row by row, that a constant names by their index along one axis, their others being its own. */
export function placesNamed(indices: OnnxTensor, sizes: readonly number[], axis: number): number[] {
  const { shape } = indices;
  const fits = shape.length === sizes.length && shape.every((size, at) => at === axis || size <= (sizes[at] as number));
  if (!fits) throw misfit();
  return integersOf(indices).map((index, at) => {
    const own = indicesOf(at, shape).with(axis, withinAxis(index, sizes[axis] as number));
    return own.reduce((place, entry, dimension) => place * (sizes[dimension] as number) + entry, 0);
  });
}

/** Places among the rows of the first axes that a constant names by their indices, which its last axis lists. */
export function rowsNamed(indices: OnnxTensor, sizes: readonly number[]): number[] {
  const length = indices.shape.at(-1) ?? 0;
  if (length < 1 || length > sizes.length) throw misfit();
  const values = integersOf(indices);
  return Array.from({ length: values.length / length }, (_, at) =>
    values.slice(at * length, (at + 1) * length).reduce((place, index, axis) => {
      const size = sizes[axis] as number;
      return place * size + withinAxis(index, size);
    }, 0),
  );
}

/** Places are named of all that is read, so that there must be no batch. */
export function refuseBatch({ batched }: ImportContext): void {
  if (!batched) return;
  throw new NetworkError('It names places of the batch.', 'Export the network for a batch of one.');
}

function misfit(): NetworkError {
  return new NetworkError('Its indices do not fit its input.', CHECK_FILE);
}

/** Indices below 0 count from the end. */
function withinAxis(index: number, size: number): number {
  if (index >= -size && index < size) return index < 0 ? index + size : index;
  throw new NetworkError(`Its index ${index} is none of ${size} entries.`, CHECK_FILE);
}

/** The indices of a place that is counted row by row. */
function indicesOf(at: number, shape: readonly number[]): number[] {
  const indices: number[] = [];
  let rest = at;
  for (const size of shape.toReversed()) {
    indices.unshift(rest % size);
    rest = Math.floor(rest / size);
  }
  return indices;
}
