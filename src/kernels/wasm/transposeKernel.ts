import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import { boundProgram } from './boundProgram';
import { addressOf } from './heap';
import { replaceKernel } from './replaceKernel';

/**
 * Gives the wasm backend a kernel for transpositions that change two neighbouring runs of axes, as between images with
 * channels first and last: its own goes number by number.
 */
export function registerTranspose(): void {
  replaceKernel(tf.Transpose, (call, original) => {
    const x = call.inputs.x as tf.TensorInfo;
    const { perm } = call.attrs as unknown as { perm: readonly number[] };
    const swap = swapOf(x.shape, perm);
    if (!swap) return original(call);
    const wasm = call.backend as BackendWasm;
    const shape = perm.map((axis) => x.shape[axis] as number);
    const y = wasm.makeOutput(shape, 'float32');
    boundProgram(wasm).transpose(addressOf(wasm, x), addressOf(wasm, y), swap.count, swap.rows, swap.columns);
    return y;
  });
}

/** Matrices [rows, columns], one after the other. */
interface Swap {
  readonly count: number;
  readonly rows: number;
  readonly columns: number;
}

/** The matrices that a permutation turns, where it does no more: leading axes stay, two runs of axes behind change places. */
export function swapOf(shape: readonly number[], perm: readonly number[]): Swap | undefined {
  // Where an axis of one element stands makes no difference.
  const axes = perm.filter((axis) => shape[axis] !== 1);
  const inOrder = [...axes].sort((a, b) => a - b);
  let kept = 0;
  while (kept < axes.length && axes[kept] === inOrder[kept]) kept++;
  const moved = inOrder.slice(kept);
  const first = moved.indexOf(axes[kept] as number);
  const turned = [...moved.slice(first), ...moved.slice(0, first)];
  if (first < 1 || !turned.every((axis, at) => axis === axes[kept + at])) return undefined;
  const sizeOf = (some: readonly number[]) => some.reduce((size, axis) => size * (shape[axis] as number), 1);
  return {
    count: sizeOf(inOrder.slice(0, kept)),
    rows: sizeOf(moved.slice(0, first)),
    columns: sizeOf(moved.slice(first)),
  };
}
