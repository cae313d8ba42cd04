import { registerLoops } from '../loops/intervalConv2dKernel';
import { registerIntervalConv2d } from './intervalConv2dKernel';
import { registerSlices } from './registerSlices';

/**
 * Registers our kernels with TensorFlow.js' wasm backend: in vector instructions where this engine has them, else as
 * plain loops. Doing it twice does no harm.
 */
export function registerKernels(): void {
  registerSlices();
  registerIntervalConv2d();
  registerLoops('wasm');
}
