import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import {
  CONCRETIZE_ROWS,
  type ConcretizeRowsAttributes,
  type ConcretizeRowsInputs,
  type RowOperand,
  UNDERFLOW,
} from '../concretizeRows';
import { registerConcretizeRowsGradient } from '../concretizeRowsGradient';
import { boundProgram } from './boundProgram';
import { addressOf } from './heap';
import { OPERAND_LENGTH, writeOperands } from './rowOperands';
import { Scratch } from './scratch';

const ORDER: readonly RowOperand[] = ['lower', 'upper', 'weight'];

/** Registers `concretizeRows` with TensorFlow.js' wasm backend, and its derivative by the coefficients. */
export function registerConcretizeRows(): void {
  if (tf.getKernel(CONCRETIZE_ROWS, 'wasm')) return;
  tf.registerKernel({
    kernelName: CONCRETIZE_ROWS,
    backendName: 'wasm',
    kernelFunc: ({ inputs, attrs, backend }) =>
      run(
        inputs as unknown as ConcretizeRowsInputs,
        attrs as unknown as ConcretizeRowsAttributes,
        backend as BackendWasm,
      ),
  });
  registerConcretizeRowsGradient();
}

/** @returns the sums [1, batch, rows], with errors [2, batch, rows] */
function run(
  inputs: ConcretizeRowsInputs,
  { rounding, operands }: ConcretizeRowsAttributes,
  backend: BackendWasm,
): tf.TensorInfo {
  const [a, ...others] = inputs;
  const [batch, rows, n] = a.shape as [number, number, number];
  const withErrors = rounding !== 'none';
  const result = backend.makeOutput([withErrors ? 2 : 1, batch, rows], 'float32');
  const zeros = backend.makeOutput([1, 1, n], 'float32');
  const scratch = new Scratch(backend, { operands: ORDER.length * OPERAND_LENGTH });
  (backend.typedArrayFromHeap(zeros) as Float32Array).fill(0);
  const given = ORDER.map((name) => others[operands.indexOf(name)] ?? zeros);
  writeOperands(scratch.integers('operands'), given, backend);
  const least = addressOf(backend, result);
  const errors = withErrors ? least + 4 * batch * rows : 0;
  const described = scratch.address('operands');
  boundProgram(backend).concretizeRows(least, errors, addressOf(backend, a), described, batch, rows, n, UNDERFLOW);
  scratch.dispose();
  backend.disposeData(zeros.dataId);
  return result;
}
