import { registerConv2dInBlocks } from '../conv/webgpu/conv2dInBlocksKernel';
import { registerIntervalConv2d } from '../conv/webgpu/intervalConv2dKernel';
import { registerConcretizeRows } from '../rows/webgpu/concretizeRowsKernel';
import { registerRelaxRows } from '../rows/webgpu/relaxRowsKernel';

/** Registers all fused kernels with TensorFlow.js' WebGPU backend; doing it twice does no harm. */
export function registerKernels(): void {
  registerIntervalConv2d();
  registerConv2dInBlocks();
  registerRelaxRows();
  registerConcretizeRows();
}
