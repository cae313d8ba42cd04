import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import { registerGradientKernels } from '../autodiff/registerGradientKernels';
import { registerLoops } from '../conv/loops';
import { registerConv2dInBlocks } from '../conv/wasm/conv2dInBlocksKernel';
import { registerIntervalConv2d } from '../conv/wasm/intervalConv2dKernel';
import { registerPhasedConv2d } from '../conv/wasm/phasedConv2dKernel';
import { registerRelaxation } from '../relaxation/wasm';
import { MAGNITUDE, WIDEN } from '../rounding/interval';
import { TINY } from '../rounding/rounding';
import { registerConcretizeRows, registerRelaxRows } from '../rows/wasm';
import { boundProgram, instructions } from './boundProgram';
import { addressOf } from './heap';
import { replaceKernel } from './replaceKernel';
import { registerSlices } from './slices';
import { registerTranspose } from './transposeKernel';

/**
 * Registers our kernels with TensorFlow.js' wasm backend: in vector instructions where this engine has them, else the
 * one that must be there as plain loops. Doing it twice does no harm.
 */
export function registerKernels(): void {
  registerSlices();
  registerGradientKernels();
  if (instructions()) {
    registerIntervalConv2d();
    registerConv2dInBlocks();
    registerPhasedConv2d();
    registerRelaxRows();
    registerConcretizeRows();
    registerRelaxation();
    registerWiden();
    registerMagnitude();
    registerRelu();
    registerTranspose();
  } else {
    registerLoops('wasm');
  }
}

/**
 * Gives the wasm backend a kernel for Relu on one thread. The one it comes with wakes all threads for a moment's work,
 * which then keep those from their cores that share our layers.
 */
function registerRelu(): void {
  replaceKernel(tf.Relu, ({ inputs, backend }) => {
    const x = inputs.x as tf.TensorInfo;
    const wasm = backend as BackendWasm;
    const y = wasm.makeOutput(x.shape, 'float32');
    boundProgram(wasm).relu(addressOf(wasm, x), addressOf(wasm, y), tf.util.sizeFromShape(x.shape));
    return y;
  });
}

/** Registers `widen` with TensorFlow.js' wasm backend. */
function registerWiden(): void {
  if (tf.getKernel(WIDEN, 'wasm')) return;
  tf.registerKernel({
    kernelName: WIDEN,
    backendName: 'wasm',
    kernelFunc: ({ inputs, attrs, backend }) => {
      const interval = inputs.interval as tf.TensorInfo;
      const wasm = backend as BackendWasm;
      const wider = wasm.makeOutput(interval.shape, 'float32');
      const half = tf.util.sizeFromShape(interval.shape) / 2;
      const { relative } = attrs as unknown as { relative: number };
      boundProgram(wasm).widen(addressOf(wasm, interval), addressOf(wasm, wider), half, relative, TINY);
      return wider;
    },
  });
}

/** Registers `magnitudeOf` with TensorFlow.js' wasm backend. */
function registerMagnitude(): void {
  if (tf.getKernel(MAGNITUDE, 'wasm')) return;
  tf.registerKernel({
    kernelName: MAGNITUDE,
    backendName: 'wasm',
    kernelFunc: ({ inputs, backend }) => {
      const interval = inputs.interval as tf.TensorInfo;
      const wasm = backend as BackendWasm;
      const [bounds, ...shape] = interval.shape as [number, ...number[]];
      const largest = wasm.makeOutput([bounds / 2, ...shape], 'float32');
      const bytes = 2 * tf.util.sizeFromShape(interval.shape);
      boundProgram(wasm).magnitudes(addressOf(wasm, interval), bytes, addressOf(wasm, largest));
      return largest;
    },
  });
}
