import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import { TINY } from '../rounding';
import { WIDEN } from '../widen';
import { boundProgram } from './boundProgram';
import { addressOf } from './heap';

/** Registers `widen` with TensorFlow.js' wasm backend. */
export function registerWiden(): void {
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
