import { sizeOf } from '../network';
import { NetworkError } from '../networkError';
import { CHECK_FILE } from '../remedies';

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
  throw new NetworkError(`[${from.join(', ')}] cannot be given the shape [${target.join(', ')}].`, CHECK_FILE);
}

/** Sizes after ONNX's Squeeze; without axes every size 1 goes. */
export function squeezedSizes(from: readonly number[], axes: readonly number[] | undefined): number[] {
  const gone = axes ? normalAxes(axes, from.length) : from.flatMap((size, axis) => (size === 1 ? [axis] : []));
  const wrong = gone.find((axis) => from[axis] !== 1);
  if (wrong !== undefined) {
    throw new NetworkError(`It removes axis ${wrong} of [${from.join(', ')}], whose size is not 1.`, CHECK_FILE);
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
  throw new NetworkError(`Its axes [${axes.join(', ')}] do not fit ${rank} dimensions.`, CHECK_FILE);
}

/** Which of the entries 0 … size − 1 ONNX's slice takes. */
export function sliceIndices(start: number, end: number, step: number, size: number): readonly number[] {
  if (step === 0) throw new NetworkError('Its step is 0.', CHECK_FILE);
  const clamp = (value: number, low: number, high: number) =>
    Math.max(low, Math.min(high, value < 0 ? value + size : value));
  const first = step > 0 ? clamp(start, 0, size) : clamp(start, 0, size - 1);
  const last = step > 0 ? clamp(end, 0, size) : clamp(end, -1, size - 1);
  const count = Math.max(0, Math.ceil((last - first) / step));
  return Array.from({ length: count }, (_, index) => first + index * step);
}
