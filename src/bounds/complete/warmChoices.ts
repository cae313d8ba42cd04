import * as tf from '@tensorflow/tfjs-core';
import { operationOf } from '../../network/ops';
import type { ReadyNetwork } from '../../network/upload';
import { multipliersName, type Splits } from '../alpha/splitMultipliers';
import { sumOf } from '../cost/room';
import type { Root, Split } from './splitValues';

/** Choices of one subproblem to go on from. */
export interface Warm {
  /** What is chosen of relaxations in 65535ths of what may be, by the activation's name, [rows, n]: any is sound, and much coarser ones cost bounds at every split. */
  readonly relaxed: ReadonlyMap<string, Uint16Array>;
  /** Multipliers of the splits, in their order, row by row. */
  readonly multipliers: Float32Array;
  /** How many rows there are: as many as the subproblems had that it was bounded together with. */
  readonly rows: number;
  /** What is known of open units at a counterexample, where that is more than what is known of the region; see SplitRow. */
  readonly known?: Float32Array;
}

export function bytesOfWarm(warm: Warm | undefined): number {
  if (!warm) return 0;
  const { relaxed, multipliers, known } = warm;
  return sumOf([...relaxed.values(), multipliers, ...(known ? [known] : [])], ({ byteLength }) => byteLength);
}

/** Numbers that a choice may be. */
const STEPS = 65_535;

export interface SplitPart {
  readonly splits: readonly Split[];
  readonly warm?: Warm;
}

/**
 * The parts' choices as tensors, [batch, rows, n], none where a part has none; the caller disposes of them. Of rows beyond a
 * part's own, which repeat its first, the choices are those of the first.
 */
export function choicesOf(
  ready: ReadyNetwork,
  root: Root,
  parts: readonly SplitPart[],
  most: number,
  splits: Splits,
): Map<string, tf.Tensor> {
  const choices = new Map<string, tf.Tensor>();
  const [first] = parts;
  if (!first?.warm || parts.some(({ warm }) => !warm)) return choices;
  for (const { name, from, to } of chosenInRelaxations(ready, root)) {
    const size = (first.warm.relaxed.get(name)?.length ?? 0) / first.warm.rows;
    if (size === 0) continue;
    const values = new Float32Array(parts.length * most * size);
    for (const [sample, { warm }] of parts.entries()) {
      const own = warm?.relaxed.get(name) ?? [];
      for (let row = 0; row < most; row++) {
        const known = rowIn(warm, row) * size;
        for (let at = 0; at < size; at++) {
          const [low, high] = [from(at), to(at)];
          values[(sample * most + row) * size + at] = low + ((own[known + at] ?? 0) / STEPS) * (high - low);
        }
      }
    }
    choices.set(name, tf.tensor3d(values, [parts.length, most, size]));
  }
  for (const [value, { signs }] of splits) {
    const size = signs.shape[2] as number;
    const values = new Float32Array(parts.length * most * size);
    for (const [sample, { splits: own, warm }] of parts.entries()) {
      for (const [at, split] of own.entries()) {
        if (split.value !== value) continue;
        for (let row = 0; row < most; row++) {
          // A unit that is split again goes on with its multiplier.
          const known = warm?.multipliers[at * warm.rows + rowIn(warm, row)];
          if (known !== undefined) values[(sample * most + row) * size + split.unit] = known;
        }
      }
    }
    choices.set(multipliersName(value), tf.tensor3d(values, [parts.length, most, size]));
  }
  return choices;
}

/** Choices of some of the rows alone. */
export function rowsOfWarm({ relaxed, multipliers, rows }: Warm, kept: readonly number[]): Warm {
  const own = [...relaxed].map(([name, values]) => {
    const size = values.length / rows;
    const some = new Uint16Array(kept.length * size);
    kept.forEach((row, at) => void some.set(values.subarray(row * size, (row + 1) * size), at * size));
    return [name, some] as const;
  });
  const splits = multipliers.length / rows;
  const some = Float32Array.from({ length: splits * kept.length }, (_, at) => {
    return multipliers[Math.floor(at / kept.length) * rows + (kept[at % kept.length] as number)] as number;
  });
  return { relaxed: new Map(own), multipliers: some, rows: kept.length };
}

/** Where the choices of a row stand. */
export function rowIn(warm: Warm | undefined, row: number): number {
  return warm && row < warm.rows ? row : 0;
}

/** The best choices of one sample. */
export function warmOf(
  choices: ReadonlyMap<string, Float32Array>,
  { splits }: SplitPart,
  sample: number,
  batch: number,
  most: number,
  ready: ReadyNetwork,
  root: Root,
): Warm {
  const relaxed = new Map<string, Uint16Array>();
  for (const { name, from, to } of chosenInRelaxations(ready, root)) {
    const values = choices.get(name);
    if (!values) continue;
    const own = values.subarray((sample * values.length) / batch, ((sample + 1) * values.length) / batch);
    const size = own.length / most;
    relaxed.set(
      name,
      Uint16Array.from(own, (value, at) => {
        const [low, high] = [from(at % size), to(at % size)];
        return high > low ? Math.round((STEPS * (value - low)) / (high - low)) : 0;
      }),
    );
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
  return { relaxed, multipliers, rows: most };
}

/** What may be chosen of an activation's relaxation: the lower slope, or where it touches, unit by unit. */
interface Chosen {
  readonly name: string;
  from(unit: number): number;
  to(unit: number): number;
}

function chosenInRelaxations({ nodes }: ReadyNetwork, root: Root): Chosen[] {
  return nodes.flatMap((node): Chosen[] => {
    const { name, op, inputs } = node;
    const { backward } = operationOf(op);
    const choice = backward?.kind === 'relaxed' ? backward.choice(node) : undefined;
    if (choice?.kind === 'slope') return choice.least < 1 ? [{ name, from: () => choice.least, to: () => 1 }] : [];
    const bounds = choice && root.readBounds.get(inputs[0] as string);
    if (!bounds) return [];
    return [{ name, from: (unit) => bounds.lower[unit] as number, to: (unit) => bounds.upper[unit] as number }];
  });
}
