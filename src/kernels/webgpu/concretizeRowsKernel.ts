import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import * as tf from '@tensorflow/tfjs-core';
import {
  CONCRETIZE_ROWS,
  type ConcretizeRowsAttributes,
  type ConcretizeRowsInputs,
  makeUpFor,
  UNDERFLOW,
} from '../concretizeRows';
import { registerConcretizeRowsGradient } from '../concretizeRowsGradient';
import { gamma, TINY, unitRoundoff, upToFloat32 } from '../rounding';
import { concretizeRowsProgram, termsOf } from './concretizeRowsProgram';
import { rowAxes } from './rowOffset';

/** Registers `concretizeRows` with TensorFlow.js' WebGPU backend, and its derivative by the coefficients. */
export function registerConcretizeRows(): void {
  if (tf.getKernel(CONCRETIZE_ROWS, 'webgpu')) return;
  tf.registerKernel({
    kernelName: CONCRETIZE_ROWS,
    backendName: 'webgpu',
    kernelFunc: ({ inputs, attrs, backend }) =>
      run(
        inputs as unknown as ConcretizeRowsInputs,
        attrs as unknown as ConcretizeRowsAttributes,
        backend as WebGPUBackend,
      ),
  });
  registerConcretizeRowsGradient();
}

function run(
  [a, ...others]: ConcretizeRowsInputs,
  { rounding, operands }: ConcretizeRowsAttributes,
  backend: WebGPUBackend,
): tf.TensorInfo {
  const [batch, rows, n] = a.shape as [number, number, number];
  const axes = Object.fromEntries(operands.map((name, at) => [name, rowAxes(others[at] as tf.TensorInfo)]));
  const program = concretizeRowsProgram([batch, rows, n], axes, rounding !== 'none');
  const sizes = [batch * rows, rows, n].map((size) => ({ type: 'int32', data: [size] }));
  const terms = termsOf(n);
  const share = upToFloat32(gamma(terms, unitRoundoff()));
  const factors = [share, TINY, UNDERFLOW, makeUpFor(terms + 8)].map((factor) => ({ type: 'float32', data: [factor] }));
  return backend.runWebGPUProgram(program, [a, ...others], 'float32', [...sizes, ...factors]);
}
