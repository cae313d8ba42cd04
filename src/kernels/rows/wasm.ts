import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import { ROUNDINGS } from '../../catalog/roundings';
import { boundProgram } from '../wasm/boundProgram';
import { addressOf } from '../wasm/heap';
import { Scratch } from '../wasm/scratch';
import {
  CONCRETIZE_ROWS,
  type ConcretizeRowsAttributes,
  type ConcretizeRowsInputs,
  type RowOperand,
  registerConcretizeRowsGradient,
  UNDERFLOW,
} from './concretizeRows';
import { RELAX_ROWS, type RelaxRowsInputs, registerRelaxRowsGradient } from './relaxRows';

/** Registers `relaxRows` with TensorFlow.js' wasm backend, and its derivatives. */
export function registerRelaxRows(): void {
  if (tf.getKernel(RELAX_ROWS, 'wasm')) return;
  tf.registerKernel({
    kernelName: RELAX_ROWS,
    backendName: 'wasm',
    kernelFunc: ({ inputs, backend }) => relax(inputs as unknown as RelaxRowsInputs, backend as BackendWasm),
  });
  registerRelaxRowsGradient();
}

function relax({ a, lower, upper, x = a }: RelaxRowsInputs, backend: BackendWasm): tf.TensorInfo {
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

const ORDER: readonly RowOperand[] = ['lower', 'upper', 'weight'];

/** Registers `concretizeRows` with TensorFlow.js' wasm backend, and its derivative by the coefficients. */
export function registerConcretizeRows(): void {
  if (tf.getKernel(CONCRETIZE_ROWS, 'wasm')) return;
  tf.registerKernel({
    kernelName: CONCRETIZE_ROWS,
    backendName: 'wasm',
    kernelFunc: ({ inputs, attrs, backend }) =>
      concretize(
        inputs as unknown as ConcretizeRowsInputs,
        attrs as unknown as ConcretizeRowsAttributes,
        backend as BackendWasm,
      ),
  });
  registerConcretizeRowsGradient();
}

/** @returns the sums [1, batch, rows], with errors [2, batch, rows] */
function concretize(
  inputs: ConcretizeRowsInputs,
  { rounding, operands }: ConcretizeRowsAttributes,
  backend: BackendWasm,
): tf.TensorInfo {
  const [a, ...others] = inputs;
  const [batch, rows, n] = a.shape as [number, number, number];
  const withErrors = ROUNDINGS[rounding].outward;
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

/** Numbers of 32 bits that an operand's description takes: RowOperand of assembly/rowOperand.ts. */
const OPERAND_LENGTH = 3;

/**
 * Describes operands [batch or 1, rows or 1, n] for the program.
 *
 * @param target receives the descriptions
 */
function writeOperands(target: Int32Array, operands: readonly tf.TensorInfo[], backend: BackendWasm): void {
  operands.forEach((operand, at) => {
    const [batch, rows, n] = operand.shape as [number, number, number];
    const perRow = rows > 1 ? 4 * n : 0;
    const perSample = batch > 1 ? 4 * n * rows : 0;
    target.set([addressOf(backend, operand), perSample, perRow], at * OPERAND_LENGTH);
  });
}
