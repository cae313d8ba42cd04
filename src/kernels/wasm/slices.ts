import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import type { backend_util } from '@tensorflow/tfjs-core';
import * as tf from '@tensorflow/tfjs-core';
import { replaceKernel } from './replaceKernel';

/** Runs shorter than this are copied number by number, which then costs less than a call. */
const SHORT_RUN = 24;

/**
 * Copies a block out of a row-major array.
 *
 * @param begin the block's first index along each axis
 * @param size the block's shape
 * @param target receives the block row by row
 */
export function copyBlock(
  source: backend_util.TypedArray,
  shape: readonly number[],
  begin: readonly number[],
  size: readonly number[],
  target: backend_util.TypedArray,
): void {
  const { axis, run } = longestRun(shape, size);
  const strides = stridesOf(shape);
  const first = begin.reduce((offset, index, at) => offset + index * (strides[at] as number), 0);
  const index = new Array<number>(axis).fill(0);
  let from = first;
  for (let to = 0; to < target.length; to += run) {
    if (run < SHORT_RUN) for (let i = 0; i < run; i++) target[to + i] = source[from + i] as number;
    else target.set(source.subarray(from, from + run), to);
    from = step(index, size, strides, from);
  }
}

/** The axes from `axis` on lie in one piece, `run` numbers long. */
function longestRun(shape: readonly number[], size: readonly number[]): { axis: number; run: number } {
  let axis = shape.length;
  let run = 1;
  do {
    axis--;
    run *= size[axis] ?? 1;
  } while (axis > 0 && size[axis] === shape[axis]);
  return { axis: Math.max(0, axis), run };
}

/** Moves the index of the outer axes on by one; where it then points to. */
function step(index: number[], size: readonly number[], strides: readonly number[], from: number): number {
  let offset = from;
  for (let axis = index.length - 1; axis >= 0; axis--) {
    const next = (index[axis] as number) + 1;
    offset += strides[axis] as number;
    if (next < (size[axis] as number)) {
      index[axis] = next;
      return offset;
    }
    offset -= next * (strides[axis] as number);
    index[axis] = 0;
  }
  return offset;
}

function stridesOf(shape: readonly number[]): number[] {
  const strides = new Array<number>(shape.length).fill(1);
  for (let axis = shape.length - 2; axis >= 0; axis--) {
    strides[axis] = (strides[axis + 1] as number) * (shape[axis + 1] as number);
  }
  return strides;
}

/** Types that slices are copied of. */
const DTYPES: readonly tf.DataType[] = ['float32', 'int32', 'bool'];

/**
 * Gives the wasm backend kernels for Slice and SplitV that copy within its own memory. Those it comes with read the
 * whole tensor into JavaScript first, which takes longer than the products that slices are needed for. Doing it twice
 * does no harm.
 */
export function registerSlices(): void {
  const cut: tf.KernelFunc = ({ inputs, attrs, backend }) => {
    const x = inputs.x as tf.TensorInfo;
    const { begin, size } = attrs as unknown as { begin: number[]; size: number[] };
    const [first, lengths] = tf.slice_util.parseSliceParams(x as tf.Tensor, begin, size) as [number[], number[]];
    return slice(backend as BackendWasm, x, first, lengths);
  };
  const part: tf.KernelFunc = ({ inputs, attrs, backend }) => {
    const x = inputs.x as tf.TensorInfo;
    const { numOrSizeSplits, axis } = attrs as unknown as { numOrSizeSplits: number | number[]; axis: number };
    return split(backend as BackendWasm, x, numOrSizeSplits, tf.util.parseAxisParam(axis, x.shape)[0] as number);
  };
  replaceKernel(tf.Slice, cut, DTYPES);
  replaceKernel(tf.SplitV, part, DTYPES);
}

function slice(backend: BackendWasm, x: tf.TensorInfo, begin: number[], size: number[]): tf.TensorInfo {
  const out = backend.makeOutput(size, x.dtype);
  // Looked up after the output is allocated, which may move the memory.
  copyBlock(backend.typedArrayFromHeap(x), x.shape, begin, size, backend.typedArrayFromHeap(out));
  return out;
}

function split(backend: BackendWasm, x: tf.TensorInfo, parts: number | number[], axis: number): tf.TensorInfo[] {
  let from = 0;
  return tf.backend_util.prepareSplitSize(x as tf.Tensor, parts, axis).map((length) => {
    const begin = x.shape.map((_, at) => (at === axis ? from : 0));
    from += length;
    return slice(
      backend,
      x,
      begin,
      x.shape.map((whole, at) => (at === axis ? length : whole)),
    );
  });
}
