import * as tf from '@tensorflow/tfjs-core';
import { CONCRETIZE_ROWS, type ConcretizeRowsAttributes, type RowOperand } from './concretizeRows';
import { runRelaxRows } from './relaxRows';

/** Registers the derivative of the kernel of `concretizeRows` by the coefficients, whatever backend it runs on. */
export function registerConcretizeRowsGradient(): void {
  if (tf.getGradient(CONCRETIZE_ROWS)) return;
  tf.registerGradient({
    kernelName: CONCRETIZE_ROWS,
    saveAllInputs: true,
    gradFunc: (dy, saved, attrs) => derivatives(dy as tf.Tensor, saved, attrs as unknown as ConcretizeRowsAttributes),
  });
}

/** By the position of the input. */
type GradientMap = Record<string, () => tf.Tensor>;

/** Without rounding, which alone is differentiated, the only result is the least value. */
function derivatives(dy: tf.Tensor, saved: tf.Tensor[], { rounding, operands }: ConcretizeRowsAttributes): GradientMap {
  if (rounding !== 'none') throw new Error('Bounds are differentiated without the error of rounding only.');
  const [a, ...others] = saved as [tf.Tensor, ...tf.Tensor[]];
  const operand = (name: RowOperand) => others[operands.indexOf(name)] ?? tf.zeros([1, 1, a.shape[2] as number]);
  const perRow = [...a.shape.slice(0, 2), 1];
  return { 0: () => runRelaxRows(a, { lower: operand('lower'), upper: operand('upper') }, tf.reshape(dy, perRow)) };
}
