import * as tf from '@tensorflow/tfjs-core';
import type { ReadyNode } from '../../network/operation';
import { operationOf } from '../../network/ops';
import type { ReadyNetwork } from '../../network/upload';
import { multipliersName, type Splits } from '../alpha/splitMultipliers';
import type { BackwardContext } from '../backward/context';
import type { Split } from './splitValues';

/** Choices of one subproblem to go on from. */
export interface Warm {
  /** Slopes in 255ths of what may be chosen, by the activation's name, [rows, n]: any slope is sound, so coarse ones do. */
  readonly slopes: ReadonlyMap<string, Uint8Array>;
  /** Multipliers of the splits, in their order, row by row. */
  readonly multipliers: Float32Array;
}

export interface SplitPart {
  readonly splits: readonly Split[];
  readonly warm?: Warm;
}

/** The parts' choices as tensors, [batch, rows, n], none where a part has none; the caller disposes of them. */
export function choicesOf(
  ready: ReadyNetwork,
  parts: readonly SplitPart[],
  most: number,
  splits: Splits,
): Map<string, tf.Tensor> {
  const choices = new Map<string, tf.Tensor>();
  const [first] = parts;
  if (!first?.warm || parts.some(({ warm }) => !warm)) return choices;
  for (const [node, least] of slopedNodes(ready)) {
    const length = first.warm.slopes.get(node.name)?.length ?? 0;
    const values = new Float32Array(parts.length * length);
    for (const [sample, { warm }] of parts.entries()) {
      const own = warm?.slopes.get(node.name) ?? [];
      for (let at = 0; at < length; at++) values[sample * length + at] = least + ((own[at] ?? 0) / 255) * (1 - least);
    }
    if (length > 0) choices.set(node.name, tf.tensor3d(values, [parts.length, most, length / most]));
  }
  for (const [value, { signs }] of splits) {
    const size = signs.shape[2] as number;
    const values = new Float32Array(parts.length * most * size);
    for (const [sample, { splits: own, warm }] of parts.entries()) {
      for (const [at, split] of own.entries()) {
        if (split.value !== value) continue;
        for (let row = 0; row < most; row++) {
          values[(sample * most + row) * size + split.unit] = warm?.multipliers[at * most + row] ?? 0;
        }
      }
    }
    choices.set(multipliersName(value), tf.tensor3d(values, [parts.length, most, size]));
  }
  return choices;
}

/** The best choices of one sample. */
export function warmOf(
  choices: ReadonlyMap<string, Float32Array>,
  { splits }: SplitPart,
  sample: number,
  batch: number,
  most: number,
  { ready }: BackwardContext,
): Warm {
  const slopes = new Map<string, Uint8Array>();
  for (const [{ name }, least] of slopedNodes(ready)) {
    const values = choices.get(name);
    if (!values || least === 1) continue;
    const size = values.length / batch;
    const share = (slope: number) => Math.round((255 * (slope - least)) / (1 - least));
    slopes.set(name, Uint8Array.from(values.subarray(sample * size, (sample + 1) * size), share));
  }
  const multipliers = new Float32Array(splits.length * most);
  for (const [at, { value, unit }] of splits.entries()) {
    const values = choices.get(multipliersName(value));
    if (!values) continue;
    const size = values.length / batch / most;
    for (let row = 0; row < most; row++) {
      multipliers[at * most + row] = values[(sample * most + row) * size + unit] as number;
    }
  }
  return { slopes, multipliers };
}

/** Activations whose lines below have a slope to choose, and the least they may have. */
function slopedNodes({ nodes }: ReadyNetwork): [ReadyNode, least: number][] {
  return nodes.flatMap((node): [ReadyNode, number][] => {
    const { backward } = operationOf(node.op);
    const choice = backward?.kind === 'relaxed' ? backward.choice(node) : undefined;
    return choice?.kind === 'slope' ? [[node, choice.least]] : [];
  });
}
