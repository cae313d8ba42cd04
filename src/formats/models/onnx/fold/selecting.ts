import { sizeOf } from '../../../../network/network';
import { NetworkError } from '../../../../network/networkError';
import type { OnnxTensor } from '../../../../network/onnxNode';
import {
  constantInput,
  integersFromEither,
  integersOf,
  missingInput,
  numberAttribute,
} from '../../../../network/onnxReading';
import { normalAxes, sliceIndices } from '../../../../network/ops/sizes';
import { CHECK_FILE } from '../../../../network/remedies';
import { checkFolded, type Fold, like } from './folding';

/** Picks along one axis. */
export const gather: Fold = (node, context) => {
  const tensor = constantInput(node, 0, context);
  const indices = constantInput(node, 1, context);
  const [axis] = normalAxes([numberAttribute(node, 'axis', 0)], tensor.shape.length) as [number];
  const picked = take(tensor, axis, wrapped(integersOf(indices), tensor.shape[axis] as number));
  return { ...picked, shape: [...tensor.shape.slice(0, axis), ...indices.shape, ...tensor.shape.slice(axis + 1)] };
};

/** Cuts ranges out, axis by axis. */
export const slice: Fold = (node, context) => {
  const tensor = constantInput(node, 0, context);
  const starts = integersFromEither(node, 'starts', 1, context) ?? [];
  const ends = integersFromEither(node, 'ends', 2, context) ?? [];
  const axes = integersFromEither(node, 'axes', 3, context) ?? starts.map((_, axis) => axis);
  const steps = integersFromEither(node, 'steps', 4, context) ?? starts.map(() => 1);
  return normalAxes(axes, tensor.shape.length).reduce((cut, axis, index) => {
    const size = cut.shape[axis] as number;
    return take(cut, axis, sliceIndices(starts[index] ?? 0, ends[index] ?? 0, steps[index] ?? 1, size));
  }, tensor);
};

/** Joins constants along one axis. */
export const concat: Fold = (node, context) => {
  if (node.inputs.length === 0) throw missingInput(0);
  const tensors = node.inputs.map((_, index) => constantInput(node, index, context));
  const [first] = tensors as [OnnxTensor];
  const [axis] = normalAxes([numberAttribute(node, 'axis', 0)], first.shape.length) as [number];
  const outer = sizeOf(first.shape.slice(0, axis));
  const fits = tensors.every(({ shape, type, element }) => {
    return (
      type === first.type &&
      element === first.element &&
      shape.length === first.shape.length &&
      shape.every((size, k) => k === axis || size === first.shape[k])
    );
  });
  if (!fits) throw new NetworkError('Its inputs do not fit together.', CHECK_FILE);
  const joined = tensors.reduce((total, { shape }) => total + (shape[axis] as number), 0);
  const shape = checkFolded(first.shape.map((size, k) => (k === axis ? joined : size)));
  const values: number[] = [];
  for (let row = 0; row < outer; row++) {
    for (const { data } of tensors) {
      const length = data.length / outer;
      for (let index = 0; index < length; index++) values.push(data[row * length + index] as number);
    }
  }
  return like(first, shape, values);
};

/** The entries at `indices` along an axis. */
function take(tensor: OnnxTensor, axis: number, indices: readonly number[]): OnnxTensor {
  const { shape, data } = tensor;
  const size = shape[axis] as number;
  const outer = sizeOf(shape.slice(0, axis));
  const inner = sizeOf(shape.slice(axis + 1));
  const sizes = checkFolded([...shape.slice(0, axis), indices.length, ...shape.slice(axis + 1)]);
  const values = new Float64Array(sizeOf(sizes));
  let target = 0;
  for (let row = 0; row < outer; row++) {
    for (const index of indices) {
      const start = (row * size + index) * inner;
      values.set(data.subarray(start, start + inner), target);
      target += inner;
    }
  }
  return like(tensor, sizes, values);
}

function wrapped(indices: readonly number[], size: number): readonly number[] {
  return indices.map((index) => {
    const positive = index < 0 ? index + size : index;
    if (positive >= 0 && positive < size) return positive;
    throw new NetworkError(`Its index ${index} does not exist among ${size} entries.`, CHECK_FILE);
  });
}
