import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import { boundProgram } from '../wasm/boundProgram';
import { addressOf } from '../wasm/heap';
import { WEIGH_RELAXATION } from './relaxationWeights';
import { RELU_RELAXATION } from './reluRelaxation';

/** Registers what finds relaxations of activations in one pass over their boxes with TensorFlow.js' wasm backend. */
export function registerRelaxation(): void {
  if (tf.getKernel(RELU_RELAXATION, 'wasm')) return;
  tf.registerKernel({
    kernelName: RELU_RELAXATION,
    backendName: 'wasm',
    kernelFunc: ({ inputs, attrs, backend }) => {
      const { isOutward } = attrs as unknown as { isOutward: boolean };
      const wasm = backend as BackendWasm;
      const interval = inputs.interval as tf.TensorInfo;
      const relaxation = emptyBounds(interval, 3, wasm);
      const [below, above, intercepts] = relaxation.map((side) => addressOf(wasm, side)) as [number, number, number];
      const bytes = bytesOfEnd(interval);
      boundProgram(wasm).reluRelaxation(addressOf(wasm, interval), bytes, below, above, intercepts, Number(isOutward));
      return relaxation;
    },
  });
  tf.registerKernel({
    kernelName: WEIGH_RELAXATION,
    backendName: 'wasm',
    kernelFunc: ({ inputs, attrs, backend }) => {
      const { input, lowerSlope, upperSlope } = inputs as unknown as Record<
        'input' | 'lowerSlope' | 'upperSlope',
        tf.TensorInfo
      >;
      const { share } = attrs as unknown as { share: number };
      const wasm = backend as BackendWasm;
      const found = emptyBounds(input, 2, wasm);
      const addresses = [input, lowerSlope, upperSlope, ...found].map((tensor) => addressOf(wasm, tensor));
      const [from, below, above, unstable, weights] = addresses as [number, number, number, number, number];
      boundProgram(wasm).weighRelaxation(from, below, above, unstable, weights, bytesOfEnd(input), share);
      return found;
    },
  });
}

/** Room for so many results of the shape of one bound of an interval. */
function emptyBounds({ shape }: tf.TensorInfo, count: number, backend: BackendWasm): tf.TensorInfo[] {
  const [bounds, ...rest] = shape as [number, ...number[]];
  return Array.from({ length: count }, () => backend.makeOutput([bounds / 2, ...rest], 'float32'));
}

function bytesOfEnd({ shape }: tf.TensorInfo): number {
  return 2 * tf.util.sizeFromShape([...shape]);
}
