import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import type * as tf from '@tensorflow/tfjs-core';
import { addressOf } from './heap';

/** Numbers of 32 bits that an operand's description takes: RowOperand of assembly/rowOperand.ts. */
export const OPERAND_LENGTH = 3;

/**
 * Describes operands [batch or 1, rows or 1, n] for the program.
 *
 * @param target receives the descriptions
 */
export function writeOperands(target: Int32Array, operands: readonly tf.TensorInfo[], backend: BackendWasm): void {
  operands.forEach((operand, at) => {
    const [batch, rows, n] = operand.shape as [number, number, number];
    const perRow = rows > 1 ? 4 * n : 0;
    const perSample = batch > 1 ? 4 * n * rows : 0;
    target.set([addressOf(backend, operand), perSample, perRow], at * OPERAND_LENGTH);
  });
}
