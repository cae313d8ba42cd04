import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import { RELAX_ROWS, type RelaxRowsInputs } from '../relaxRows';
import { registerRelaxRowsGradient } from '../relaxRowsGradient';
import { boundProgram } from './boundProgram';
import { addressOf } from './heap';
import { OPERAND_LENGTH, writeOperands } from './rowOperands';
import { Scratch } from './scratch';

/** Registers `relaxRows` with TensorFlow.js' wasm backend, and its derivatives. */
export function registerRelaxRows(): void {
  if (tf.getKernel(RELAX_ROWS, 'wasm')) return;
  tf.registerKernel({
    kernelName: RELAX_ROWS,
    backendName: 'wasm',
    kernelFunc: ({ inputs, backend }) => run(inputs as unknown as RelaxRowsInputs, backend as BackendWasm),
  });
  registerRelaxRowsGradient();
}

function run({ a, lower, upper, x = a }: RelaxRowsInputs, backend: BackendWasm): tf.TensorInfo {
  const [batch, rows, n] = a.shape as [number, number, number];
  const result = backend.makeOutput([batch, rows, n], 'float32');
  const scratch = new Scratch(backend, { operands: 2 * OPERAND_LENGTH });
  writeOperands(scratch.integers('operands'), [lower, upper], backend);
  const at = (tensor: tf.TensorInfo) => addressOf(backend, tensor);
  const isOneForRow = Number(x.shape[2] !== n);
  boundProgram(backend).relaxRows(at(result), at(a), at(x), isOneForRow, scratch.address('operands'), batch, rows, n);
  scratch.dispose();
  return result;
}
