import type { WebGPUBackend, WebGPUProgram } from '@tensorflow/tfjs-backend-webgpu';
import * as tf from '@tensorflow/tfjs-core';
import { RELAX_ROWS, type RelaxRowsInputs, registerRelaxRowsGradient } from '../relaxRows';
import { flatDispatch, type RowAxes, rowAxes, rowInWgsl } from './rowOffset';

/** Registers `relaxRows` with TensorFlow.js' WebGPU backend, and its derivatives. */
export function registerRelaxRows(): void {
  if (tf.getKernel(RELAX_ROWS, 'webgpu')) return;
  tf.registerKernel({
    kernelName: RELAX_ROWS,
    backendName: 'webgpu',
    kernelFunc: ({ inputs, backend }) => run(inputs as unknown as RelaxRowsInputs, backend as WebGPUBackend),
  });
  registerRelaxRowsGradient();
}

function run({ a, lower, upper, x }: RelaxRowsInputs, backend: WebGPUBackend): tf.TensorInfo {
  const [batch, rows, n] = a.shape as [number, number, number];
  const program = relaxRowsProgram([batch, rows, n], {
    lower: rowAxes(lower),
    upper: rowAxes(upper),
    x: x && (x.shape[2] === n ? 'each' : 'row'),
  });
  const inputs = x ? [a, lower, upper, x] : [a, lower, upper];
  const sizes = [batch * rows * n, rows, n].map((size) => ({ type: 'int32', data: [size] }));
  return backend.runWebGPUProgram(program, inputs, 'float32', sizes);
}

interface Variant {
  readonly lower: RowAxes;
  readonly upper: RowAxes;
  /** Whether x is missing, has a number for each entry, or one for each row. */
  readonly x: 'each' | 'row' | undefined;
}

const WORKGROUP = 64;

/** One thread for each entry: x·(a < 0 ? upper : lower). */
function relaxRowsProgram(shape: readonly [number, number, number], { lower, upper, x }: Variant): WebGPUProgram {
  // What was cast from bool or int32 still lies there as integers.
  const factor = x ? `f32(x[${x === 'each' ? 'index' : 'row'}])` : 'coefficient';
  return {
    variableNames: x ? ['a', 'lower', 'upper', 'x'] : ['a', 'lower', 'upper'],
    outputShape: [...shape],
    workgroupSize: [WORKGROUP, 1, 1],
    dispatch: flatDispatch(Math.ceil((shape[0] * shape[1] * shape[2]) / WORKGROUP)),
    dispatchLayout: { x: [0, 1, 2] },
    shaderKey: `relaxRows_${lower}_${upper}_${x}`,
    uniforms: 'entries : i32, rows : i32, n : i32,',
    getUserCode: () => `
      fn main(index : i32) {
        if (index >= uniforms.entries) { return; }
        let row = index / uniforms.n;
        let column = index - row * uniforms.n;
        let coefficient = f32(a[index]);
        let below = f32(lower[${rowInWgsl(lower)} * uniforms.n + column]);
        let above = f32(upper[${rowInWgsl(upper)} * uniforms.n + column]);
        result[index] = ${factor} * select(below, above, coefficient < 0.0);
      }`,
  };
}
