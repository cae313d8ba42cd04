import * as tf from '@tensorflow/tfjs-core';
import { type ConvGradientAttributes, conv2dFilterGradient, conv2dInputGradient, windowOf } from './convGradients';
import { maxPoolGradient, type PoolGradientAttributes } from './maxPoolGradient';

type Shape4D = [number, number, number, number];
const BACKEND = 'wasm';

/**
 * Gives the wasm backend what training needs: the filter gradient of a convolution, which it lacks, and faster
 * kernels for the input gradient, for products of transposed matrices and for clones; and a max-pool's gradient that is
 * right for negative values too, which its own is not. Doing it twice does no harm.
 */
export function registerGradientKernels(): void {
  if (tf.getKernel(tf.Conv2DBackpropFilter, BACKEND)) return;
  tf.registerKernel({ kernelName: tf.Conv2DBackpropFilter, backendName: BACKEND, kernelFunc: filterGradient });
  replaceKernel(tf.Conv2DBackpropInput, () => inputGradient);
  replaceKernel(tf.BatchMatMul, matMulThatTransposesFirst);
  replaceKernel(tf.MaxPoolGrad, () => poolGradient);
  replaceKernel(tf.Identity, () => shareValues);
}

const filterGradient: tf.KernelFunc = ({ inputs, attrs }) => {
  const { x, dy } = inputs as { x: tf.Tensor4D; dy: tf.Tensor4D };
  const { filterShape } = attrs as unknown as { filterShape: Shape4D };
  return conv2dFilterGradient(x, dy, windowOf(x.shape, filterShape, attrs as unknown as ConvGradientAttributes));
};

const inputGradient: tf.KernelFunc = ({ inputs, attrs }) => {
  const { dy, filter } = inputs as { dy: tf.Tensor4D; filter: tf.Tensor4D };
  const { inputShape } = attrs as unknown as { inputShape: Shape4D };
  const window = windowOf(inputShape, filter.shape, attrs as unknown as ConvGradientAttributes);
  return conv2dInputGradient(dy, filter, [inputShape[1], inputShape[2]], window);
};

const poolGradient: tf.KernelFunc = ({ inputs, attrs }) => {
  const { dy, input } = inputs as { dy: tf.Tensor4D; input: tf.Tensor4D };
  return maxPoolGradient(input, dy, attrs as unknown as PoolGradientAttributes);
};

/** The tensor under another name, as Reshape does it: what is kept for a gradient need not be copied. */
const shareValues: tf.KernelFunc = ({ inputs, backend }) => {
  const { x } = inputs as { x: tf.TensorInfo };
  (backend as tf.KernelBackend).incRef(x.dataId);
  return { dataId: x.dataId, shape: x.shape, dtype: x.dtype };
};

function matMulThatTransposesFirst(original: tf.KernelFunc): tf.KernelFunc {
  return (call) => {
    const { a, b } = call.inputs as { a: tf.Tensor; b: tf.Tensor };
    const { transposeA, transposeB } = call.attrs as unknown as { transposeA: boolean; transposeB: boolean };
    return transposeA || transposeB ? transposedMatMul(a, b, transposeA, transposeB) : original(call);
  };
}

function replaceKernel(kernelName: string, replacement: (original: tf.KernelFunc) => tf.KernelFunc): void {
  const original = tf.getKernel(kernelName, BACKEND);
  if (!original) throw new Error(`The ${BACKEND} backend is not there; import it before its kernels are replaced.`);
  tf.unregisterKernel(kernelName, BACKEND);
  tf.registerKernel({ ...original, kernelFunc: replacement(original.kernelFunc) });
}

/**
 * A·B, Aᵀ·B, A·Bᵀ or Aᵀ·Bᵀ of matrices or stacks of matrices, transposed first, because the product of untransposed
 * operands is the only fast one on some backends.
 */
function transposedMatMul(a: tf.Tensor, b: tf.Tensor, transposeA: boolean, transposeB: boolean): tf.Tensor {
  return tf.tidy(() => tf.matMul(transposeA ? transposeLast(a) : a, transposeB ? transposeLast(b) : b));
}

function transposeLast(x: tf.Tensor): tf.Tensor {
  const axes = x.shape.map((_, axis) => axis);
  const [last, beforeLast] = [axes.pop() as number, axes.pop() as number];
  return tf.transpose(x, [...axes, last, beforeLast]);
}
