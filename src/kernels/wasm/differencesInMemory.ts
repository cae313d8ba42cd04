import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import { boundProgram, hasVectors } from './boundProgram';
import { addressOf, memoryOf } from './heap';
import { Scratch } from './scratch';

/** Differences of outputs of a dense layer; see boundDifferences in assembly/differences.ts. */
export interface DifferencesRule {
  /** Weights [outputs, inputs], and biases. */
  readonly columns: Float32Array;
  readonly bias: Float32Array;
  /** For each difference of each sample the two outputs, the first negative where there is nothing to bound. */
  readonly pairs: Int32Array;
  readonly share: number;
  readonly isOutward: boolean;
}

/** So many weights at most are copied to where the program reads them, each time. */
const MOST_WEIGHTS = 2 ** 18;

/**
 * Bounds of the differences, sample by sample, by the WebAssembly program; undefined where that is not the current backend, and where
 * there are many weights. What stands for differences that are left out means nothing.
 *
 * @param interval bounds of the layer's inputs, [2·batch, inputs]
 */
export function differencesInMemory(
  interval: tf.Tensor,
  { columns, bias, pairs, share, isOutward }: DifferencesRule,
): { readonly lower: Float32Array; readonly upper: Float32Array } | undefined {
  if (tf.getBackend() !== 'wasm' || !hasVectors() || columns.length > MOST_WEIGHTS) return undefined;
  const backend = tf.backend() as BackendWasm;
  const samples = (interval.shape[0] as number) / 2;
  const inputs = columns.length / bias.length;
  const all = pairs.length / 2;
  const scratch = new Scratch(backend, {
    columns: columns.length,
    bias: bias.length,
    pairs: pairs.length,
    room: 4 * inputs,
    lower: all,
    upper: all,
  });
  const floats = (region: 'columns' | 'bias' | 'lower' | 'upper', length: number) =>
    new Float32Array(memoryOf(backend).buffer, scratch.address(region), length);
  floats('columns', columns.length).set(columns);
  floats('bias', bias.length).set(bias);
  scratch.integers('pairs').set(pairs);
  boundProgram(backend).boundDifferences(
    addressOf(backend, interval),
    2 * interval.size,
    samples,
    inputs,
    scratch.address('columns'),
    scratch.address('bias'),
    scratch.address('pairs'),
    all / samples,
    share,
    Number(isOutward),
    scratch.address('room'),
    scratch.address('lower'),
    scratch.address('upper'),
  );
  const found = { lower: floats('lower', all).slice(), upper: floats('upper', all).slice() };
  scratch.dispose();
  return found;
}
