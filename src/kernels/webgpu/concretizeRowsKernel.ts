import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import * as tf from '@tensorflow/tfjs-core';
import { CONCRETIZE_ROWS, makeUpFor, type RowOperand, UNDERFLOW } from '../concretizeRows';
import { runRelaxRows } from '../relaxRows';
import { gamma, type Rounding, TINY, unitRoundoff, upToFloat32 } from '../rounding';
import { concretizeRowsProgram, termsOf } from './concretizeRowsProgram';
import { rowAxes } from './rowOffset';

/** Coefficients, then the operands that the attributes name. */
type Inputs = readonly [a: tf.TensorInfo, ...operands: tf.TensorInfo[]];

interface Attributes {
  readonly rounding: Rounding;
  readonly operands: readonly RowOperand[];
}

/** Registers `concretizeRows` with TensorFlow.js' WebGPU backend, and its derivative by the coefficients. */
export function registerConcretizeRows(): void {
  if (tf.getKernel(CONCRETIZE_ROWS, 'webgpu')) return;
  tf.registerKernel({
    kernelName: CONCRETIZE_ROWS,
    backendName: 'webgpu',
    kernelFunc: ({ inputs, attrs, backend }) =>
      run(inputs as unknown as Inputs, attrs as unknown as Attributes, backend as WebGPUBackend),
  });
  tf.registerGradient({
    kernelName: CONCRETIZE_ROWS,
    saveAllInputs: true,
    gradFunc: (dy, saved, attrs) => derivatives(dy as tf.Tensor, saved, attrs as unknown as Attributes),
  });
}

function run([a, ...others]: Inputs, { rounding, operands }: Attributes, backend: WebGPUBackend): tf.TensorInfo {
  const [batch, rows, n] = a.shape as [number, number, number];
  const axes = Object.fromEntries(operands.map((name, at) => [name, rowAxes(others[at] as tf.TensorInfo)]));
  const program = concretizeRowsProgram([batch, rows, n], axes, rounding !== 'none');
  const sizes = [batch * rows, rows, n].map((size) => ({ type: 'int32', data: [size] }));
  const terms = termsOf(n);
  const share = upToFloat32(gamma(terms, unitRoundoff()));
  const factors = [share, TINY, UNDERFLOW, makeUpFor(terms + 8)].map((factor) => ({ type: 'float32', data: [factor] }));
  return backend.runWebGPUProgram(program, [a, ...others], 'float32', [...sizes, ...factors]);
}

/** By the position of the input. */
type GradientMap = Record<string, () => tf.Tensor>;

/** Without rounding, which alone is differentiated, the only result is the least value. */
function derivatives(dy: tf.Tensor, saved: tf.Tensor[], { rounding, operands }: Attributes): GradientMap {
  if (rounding !== 'none') throw new Error('Bounds are differentiated without the error of rounding only.');
  const [a, ...others] = saved as [tf.Tensor, ...tf.Tensor[]];
  const operand = (name: RowOperand) => others[operands.indexOf(name)] ?? tf.zeros([1, 1, a.shape[2] as number]);
  const perRow = [...a.shape.slice(0, 2), 1];
  return { 0: () => runRelaxRows(a, { lower: operand('lower'), upper: operand('upper') }, tf.reshape(dy, perRow)) };
}
