import type { WebGPUBackend, WebGPUProgram } from '@tensorflow/tfjs-backend-webgpu';
import * as tf from '@tensorflow/tfjs-core';
import { ROUNDINGS } from '../../../catalog/roundings';
import { gamma, TINY, unitRoundoff, upToFloat32 } from '../../rounding/rounding';
import {
  CONCRETIZE_ROWS,
  type ConcretizeRowsAttributes,
  type ConcretizeRowsInputs,
  makeUpFor,
  type RowOperand,
  registerConcretizeRowsGradient,
  UNDERFLOW,
} from '../concretizeRows';
import { flatDispatch, type RowAxes, rowAxes, rowInWgsl } from './rowOffset';

/** Registers `concretizeRows` with TensorFlow.js' WebGPU backend, and its derivative by the coefficients. */
export function registerConcretizeRows(): void {
  if (tf.getKernel(CONCRETIZE_ROWS, 'webgpu')) return;
  tf.registerKernel({
    kernelName: CONCRETIZE_ROWS,
    backendName: 'webgpu',
    kernelFunc: ({ inputs, attrs, backend }) =>
      run(
        inputs as unknown as ConcretizeRowsInputs,
        attrs as unknown as ConcretizeRowsAttributes,
        backend as WebGPUBackend,
      ),
  });
  registerConcretizeRowsGradient();
}

function run(
  [a, ...others]: ConcretizeRowsInputs,
  { rounding, operands }: ConcretizeRowsAttributes,
  backend: WebGPUBackend,
): tf.TensorInfo {
  const [batch, rows, n] = a.shape as [number, number, number];
  const axes = Object.fromEntries(operands.map((name, at) => [name, rowAxes(others[at] as tf.TensorInfo)]));
  const program = concretizeRowsProgram([batch, rows, n], axes, ROUNDINGS[rounding].outward);
  const sizes = [batch * rows, rows, n].map((size) => ({ type: 'int32', data: [size] }));
  const terms = termsOf(n);
  const share = upToFloat32(gamma(terms, unitRoundoff()));
  const factors = [share, TINY, UNDERFLOW, makeUpFor(terms + 8)].map((factor) => ({ type: 'float32', data: [factor] }));
  return backend.runWebGPUProgram(program, [a, ...others], 'float32', [...sizes, ...factors]);
}

/** Uniforms of the program, in this order: batch·rows, rows, n, γ, TINY and UNDERFLOW of concretizeRows, and what makes up for roundings of the error. */
const UNIFORMS = 'allRows : i32, rows : i32, n : i32, share : f32, tiny : f32, underflow : f32, slack : f32,';

/** Threads that share a row's sum, a power of two: few for short rows, so that a workgroup has several of those. */
function lanesFor(n: number): number {
  if (n <= 16) return 1;
  if (n <= 256) return 16;
  return n <= 16384 ? 64 : 256;
}

/**
 * Terms that rounding counts: the products of one thread, the levels at which threads add their sums, and the product's
 * own rounding twice over. Sums pass from thread to thread through memory, so no compiler can put them in another order.
 */
function termsOf(n: number): number {
  const lanes = lanesFor(n);
  return Math.ceil(n / lanes) + Math.log2(lanes) + 2;
}

/**
 * Each row's Σ a·(a < 0 ? upper : lower), and with it the error of concretizeRows.
 *
 * Inputs: a [batch, rows, n] and the operands. Output: the sums [1, batch, rows], with errors [2, batch, rows].
 *
 * @param operands which there are, and their axes
 */
function concretizeRowsProgram(
  shape: readonly [number, number, number],
  operands: Readonly<Partial<Record<RowOperand, RowAxes>>>,
  withErrors: boolean,
): WebGPUProgram {
  const [batch, rows, n] = shape;
  const lanes = lanesFor(n);
  const workgroup = Math.max(lanes, 64);
  return {
    variableNames: ['a', ...Object.keys(operands)],
    outputShape: [withErrors ? 2 : 1, batch, rows],
    workgroupSize: [workgroup, 1, 1],
    dispatch: flatDispatch(Math.ceil((batch * rows) / (workgroup / lanes))),
    dispatchLayout: { x: [0, 1, 2] },
    shaderKey: `concretizeRows_${lanes}_${withErrors}_${JSON.stringify(operands)}`,
    uniforms: UNIFORMS,
    getUserCode: () => code(operands, lanes, workgroup, withErrors),
  };
}

function code(
  operands: Readonly<Partial<Record<RowOperand, RowAxes>>>,
  lanes: number,
  workgroup: number,
  withErrors: boolean,
): string {
  const entry = (name: RowOperand) => {
    const axes = operands[name];
    // What was cast from bool or int32 still lies there as integers.
    return axes ? `f32(${name}[${rowInWgsl(axes)} * uniforms.n + column])` : '0.0';
  };
  const sums = withErrors ? 'vec2<f32>' : 'f32';
  const term = withErrors
    ? `vec2<f32>(term, abs(term) * uniforms.share + abs(coefficient) * (${entry('weight')} + uniforms.tiny))`
    : 'term';
  return `
    var<workgroup> laneSums : array<${sums}, ${workgroup}>;

    fn main(index : i32) {
      let thread = i32(localIndex);
      let lane = thread % ${lanes};
      let row = index / ${lanes};
      var sum = ${sums}(0.0);
      if (row < uniforms.allRows) {
        for (var column = lane; column < uniforms.n; column += ${lanes}) {
          let coefficient = f32(a[row * uniforms.n + column]);
          let term = coefficient * select(${entry('lower')}, ${entry('upper')}, coefficient < 0.0);
          sum += ${term};
        }
      }
      ${lanes > 1 ? addAcrossLanes(lanes) : ''}
      if (lane == 0 && row < uniforms.allRows) {
        ${
          withErrors
            ? `result[row] = sum.x;
        result[row + uniforms.allRows] = (sum.y + uniforms.underflow) * uniforms.slack;`
            : 'result[row] = sum;'
        }
      }
    }`;
}

function addAcrossLanes(lanes: number): string {
  return `laneSums[thread] = sum;
      workgroupBarrier();
      for (var half = ${lanes / 2}; half > 0; half /= 2) {
        if (lane < half) {
          sum += laneSums[thread + half];
          laneSums[thread] = sum;
        }
        workgroupBarrier();
      }`;
}
