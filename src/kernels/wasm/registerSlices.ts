import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import { copyBlock } from './copyBlock';
import { replaceKernel } from './replaceKernel';

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
