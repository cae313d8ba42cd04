import { registerLoops } from '../loops/intervalConv2dKernel';
import { canRunProgram } from './boundProgram';
import { registerConcretizeRows } from './concretizeRowsKernel';
import { registerConv2dInBlocks } from './conv2dInBlocksKernel';
import { registerIntervalConv2d } from './intervalConv2dKernel';
import { registerRelu } from './registerRelu';
import { registerSlices } from './registerSlices';
import { registerWiden } from './registerWiden';
import { registerRelaxRows } from './relaxRowsKernel';

/**
 * Registers our kernels with TensorFlow.js' wasm backend: in vector instructions where this engine has them, else the
 * one that must be there as plain loops. Doing it twice does no harm.
 */
export function registerKernels(): void {
  registerSlices();
  if (canRunProgram()) {
    registerIntervalConv2d();
    registerConv2dInBlocks();
    registerRelaxRows();
    registerConcretizeRows();
    registerWiden();
    registerRelu();
  } else {
    registerLoops('wasm');
  }
}
