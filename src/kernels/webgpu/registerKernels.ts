import { registerConcretizeRows } from './concretizeRowsKernel';
import { registerIntervalConv2d } from './intervalConv2dKernel';
import { registerRelaxRows } from './relaxRowsKernel';

/** Registers all fused kernels with TensorFlow.js' WebGPU backend; doing it twice does no harm. */
export function registerKernels(): void {
  registerIntervalConv2d();
  registerRelaxRows();
  registerConcretizeRows();
}
