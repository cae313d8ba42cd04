import { sizeOf } from '../network';
import { NetworkError } from '../networkError';

/**
 * Sizes after ONNX's Reshape.
 *
 * @param from sizes before
 * @param target 0 keeps a size (unless `allowZero`), one −1 is worked out
 */
export function reshapedSizes(from: readonly number[], target: readonly number[], allowZero = false): number[] {
  const copied = target.map((size, axis) => (size === 0 && !allowZero ? (from[axis] ?? 0) : size));
  const known = sizeOf(copied.filter((size) => size !== -1));
  const sizes = copied.map((size) => (size === -1 ? sizeOf(from) / known : size));
  const isValid =
    copied.filter((size) => size === -1).length <= 1 && sizes.every((size) => Number.isSafeInteger(size) && size >= 0);
  if (isValid && sizeOf(sizes) === sizeOf(from)) return sizes;
  throw new NetworkError(
    `[${from.join(', ')}] cannot be given the shape [${target.join(', ')}].`,
    'Correct the shape.',
  );
}

/** Sizes after ONNX's Squeeze; without axes every size 1 goes. */
export function squeezedSizes(from: readonly number[], axes: readonly number[] | undefined): number[] {
  const gone = axes ? normalAxes(axes, from.length) : from.flatMap((size, axis) => (size === 1 ? [axis] : []));
  const wrong = gone.find((axis) => from[axis] !== 1);
  if (wrong !== undefined) {
    throw new NetworkError(
      `It removes axis ${wrong} of [${from.join(', ')}], whose size is not 1.`,
      'Correct the axes.',
    );
  }
  return from.filter((_, axis) => !gone.includes(axis));
}

/** Sizes after ONNX's Unsqueeze. */
export function unsqueezedSizes(from: readonly number[], axes: readonly number[]): number[] {
  const rank = from.length + axes.length;
  const added = new Set(normalAxes(axes, rank));
  const rest = [...from];
  return Array.from({ length: rank }, (_, axis) => (added.has(axis) ? 1 : (rest.shift() as number)));
}

/** Axes counted from the front; a NetworkError for axes that do not exist or come twice. */
export function normalAxes(axes: readonly number[], rank: number): number[] {
  const normal = axes.map((axis) => (axis < 0 ? axis + rank : axis));
  const exist = normal.every((axis) => Number.isInteger(axis) && axis >= 0 && axis < rank);
  if (exist && new Set(normal).size === normal.length) return normal;
  throw new NetworkError(`Its axes [${axes.join(', ')}] do not fit ${rank} dimensions.`, 'Correct the axes.');
}
