import * as tf from '@tensorflow/tfjs-core';
import { readTogether } from '../../kernels/readTogether';
import { type Interval, packInterval } from '../../kernels/rounding/interval';
import { type ReadyNode, type Shape, sizeOf } from '../../network/network';
import { operationOf } from '../../network/ops';
import type { Passing, Relaxed } from '../../network/passingBack';
import { boundNode } from '../methods/ibp';
import { type ReadBounds, splitInterval } from '../readBounds';
import { replaceBounds, type ValueBounds } from '../valueBounds';
import type { BackwardContext } from './context';
import { inputsToTighten } from './inputsToTighten';

/** Which bound of a unit is asked for: the lower one, or the upper, which is bounded negated from below. */
export type Side = 1 | -1;

/**
 * Tightens known bounds of one value where they stand.
 *
 * @param units for each sample the units that are asked for
 * @param sides for each unit the bound that is asked for, where it is not both
 */
export type TightenBounds = (
  value: string,
  own: ReadBounds,
  units: readonly (readonly number[])[],
  sides?: readonly (readonly Side[])[],
) => Promise<void>;

/**
 * Tightens bounds of the inputs of nodes, one node after the other, each unit once: every operation that reads a value says
 * which of its units it wants tight, whatever computed it and whatever else reads it.
 */
export class InputTightener {
  readonly #done = new Map<string, Uint8Array>();

  /**
   * @param bounds those of the context, where tighter ones take the place of known ones
   * @param decidesOnly whether a unit that its first bound decides keeps the other as it is: enough where nobody looks at
   *   layers, for a ReLU that is off, or on, is exact whatever the other bound
   */
  constructor(
    readonly context: BackwardContext,
    readonly bounds: ValueBounds,
    readonly tightenBounds: TightenBounds,
    readonly decidesOnly = false,
  ) {}

  /** Tightens what the node wants of inputs that `inputsToTighten` names, their bounds being known. */
  async tighten(node: ReadyNode): Promise<void> {
    const { ready, rounding } = this.context;
    const inputs = inputsToTighten(ready, node);
    if (inputs.length === 0) return;
    const known = await this.#read(node.inputs);
    const wanted = wantedUnits(node, known, this.context.batch);
    for (const { index, value, activations } of inputs) {
      const units = this.#take(
        value,
        wanted.map((masks) => masks[index] as Uint8Array),
      );
      if (units.every((list) => list.length === 0)) continue;
      const own =
        activations.length === 0 ? (known[index] as ReadBounds) : ((await this.#read([value]))[0] as ReadBounds);
      const stillWanted = (sample: number) => {
        // Behind activations the node sees nothing of what has become tighter yet.
        if (activations.length > 0) return () => true;
        const mask = wantedOf(node, known, this.context.batch, sample)[index];
        return (unit: number) => mask?.[unit] === 1;
      };
      if (this.decidesOnly) await this.#decide(value, own, units, stillWanted);
      else await this.tightenBounds(value, own, units);
      replaceBounds(this.bounds, value, this.#pack(value, own));
      for (const activation of activations) {
        const input = this.bounds.get(activation.inputs[0] as string) as Interval;
        replaceBounds(this.bounds, activation.output, boundNode(activation, [input], rounding));
      }
    }
  }

  /** Tightens that bound of each unit first that is likelier to decide it, and the other where the unit is still wanted. */
  async #decide(
    value: string,
    own: ReadBounds,
    units: readonly (readonly number[])[],
    stillWanted: (sample: number) => (unit: number) => boolean,
  ): Promise<void> {
    const size = own.lower.length / units.length;
    const sides = units.map((list, sample) => list.map((unit) => likelierSide(own, sample * size + unit)));
    await this.tightenBounds(value, own, units, sides);
    const open = units.map((list, sample) => {
      const isOpen = stillWanted(sample);
      return list.flatMap((unit, at) => (isOpen(unit) ? [{ unit, side: -(sides[sample]?.[at] as Side) as Side }] : []));
    });
    if (open.every((list) => list.length === 0)) return;
    const rest = open.map((list) => list.map(({ unit }) => unit));
    await this.tightenBounds(
      value,
      own,
      rest,
      open.map((list) => list.map(({ side }) => side)),
    );
  }

  /** Of each sample the units marked that were not taken before. */
  #take(value: string, masks: readonly Uint8Array[]): number[][] {
    const size = sizeOf(this.context.ready.shapes.get(value) as Shape);
    const done = this.#done.get(value) ?? new Uint8Array(masks.length * size);
    this.#done.set(value, done);
    return masks.map((mask, sample) => {
      const units: number[] = [];
      for (let unit = 0; unit < size; unit++) {
        if (mask[unit] !== 1 || done[sample * size + unit] === 1) continue;
        done[sample * size + unit] = 1;
        units.push(unit);
      }
      return units;
    });
  }

  async #read(values: readonly string[]): Promise<ReadBounds[]> {
    const read = await readTogether(values.map((value) => this.bounds.get(value) as Interval));
    return read.map((own) => splitInterval(new Float32Array(own)));
  }

  #pack(value: string, { lower, upper }: ReadBounds): Interval {
    const shape = [this.context.batch, ...(this.context.ready.shapes.get(value) as Shape)];
    return tf.tidy(() => packInterval(tf.tensor(lower, shape), tf.tensor(upper, shape)));
  }
}

/** For each sample and input of a node, 1 at units that its operation wants tight. */
function wantedUnits(node: ReadyNode, known: readonly ReadBounds[], batch: number): (readonly Uint8Array[])[] {
  return Array.from({ length: batch }, (_, sample) => wantedOf(node, known, batch, sample));
}

/** The same of one sample. */
function wantedOf(node: ReadyNode, known: readonly ReadBounds[], batch: number, sample: number): readonly Uint8Array[] {
  const backward = operationOf(node.op).backward as Relaxed | Passing;
  const inputs = known.map(({ lower, upper }) => {
    const [from, to] = [(sample * lower.length) / batch, ((sample + 1) * lower.length) / batch];
    return { lower: lower.subarray(from, to), upper: upper.subarray(from, to) };
  });
  if (backward.kind === 'passing') return backward.wantsTight(inputs, node);
  return inputs.map(({ lower, upper }) => {
    const wanted = new Uint8Array(lower.length);
    for (let unit = 0; unit < lower.length; unit++) {
      wanted[unit] = Number(backward.wantsTight(lower[unit] as number, upper[unit] as number, node));
    }
    return wanted;
  });
}

/** The bound that is nearer to zero on its side: if the unit has a sign, this one is likely to decide. */
function likelierSide({ lower, upper }: ReadBounds, at: number): Side {
  return (lower[at] as number) + (upper[at] as number) < 0 ? -1 : 1;
}
