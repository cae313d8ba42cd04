import { readingWaits, readTogether } from '../../kernels/readTogether';
import type { Interval } from '../../kernels/rounding/interval';
import { type ReadyNode, type Shape, sizeOf } from '../../network/network';
import { operationOf } from '../../network/ops';
import type { Bends, Passing, Relaxed } from '../../network/passingBack';
import { PRODUCTS_OF_READING, rowCost } from '../cost/passCost';
import { sumOf } from '../cost/room';
import { boundNode } from '../methods/ibp';
import { type ReadBounds, splitInterval } from '../readBounds';
import { replaceBounds, type ValueBounds } from '../valueBounds';
import { type BoundsInWork, FarInWork, ReadInWork } from './boundsInWork';
import type { BackwardContext } from './context';
import { type InputToTighten, inputsToTighten } from './inputsToTighten';
import { fieldsOf } from './windows/field';

/** Which bound of a unit is asked for: the lower one, or the upper, which is bounded negated from below. */
export type Side = 1 | -1;

/**
 * Tightens known bounds of one value.
 *
 * @param units for each sample the units that are asked for
 * @param sides for each unit the bound that is asked for, where it is not both
 */
export type TightenBounds = (
  value: string,
  own: BoundsInWork,
  units: readonly (readonly number[])[],
  sides?: readonly (readonly Side[])[],
) => Promise<void>;

/** What an `InputTightener` may leave out, and what it knows. */
interface Tightening {
  /**
   * Whether a unit that its first bound decides keeps the other as it is: enough where nobody looks at layers, for a ReLU that
   * is off, or on, is exact whatever the other bound.
   */
  readonly decidesOnly?: boolean;
  /** Bounds of values that were read before, and are no tighter than those of the context: where reading waits. */
  readonly foreseen?: ReadonlyMap<string, ReadBounds> | undefined;
  /** Times that a row is passed back: when slopes are searched for, more than once. */
  readonly passes?: number;
}

/**
 * Tightens bounds of the inputs of nodes, one node after the other, each unit once: every operation that reads a value says
 * which of its units it wants tight, whatever computed it and whatever else reads it.
 */
export class InputTightener {
  readonly #done = new Map<string, Uint8Array>();
  readonly decidesOnly: boolean;
  readonly #foreseen: ReadonlyMap<string, ReadBounds>;
  readonly #passes: number;

  /** @param bounds those of the context, where tighter ones take the place of known ones */
  constructor(
    readonly context: BackwardContext,
    readonly bounds: ValueBounds,
    readonly tightenBounds: TightenBounds,
    { decidesOnly = false, foreseen = new Map(), passes = 1 }: Tightening = {},
  ) {
    this.decidesOnly = decidesOnly;
    this.#foreseen = foreseen;
    this.#passes = passes;
  }

  /** Tightens what the node wants of inputs that `inputsToTighten` names, their bounds being known. */
  async tighten(node: ReadyNode): Promise<void> {
    const { ready, rounding, batch } = this.context;
    const inputs = inputsToTighten(ready, node);
    if (inputs.length === 0) return;
    const known = await this.#look(node, inputs);
    const wanted = wantedUnits(node, known, batch);
    for (const { index, value, activations } of inputs) {
      const units = this.#take(
        value,
        bendsOf(node),
        wanted.map((masks) => masks[index] as Uint8Array),
      );
      if (units.every((list) => list.length === 0)) continue;
      const read =
        activations.length === 0 ? (known[index] as ReadBounds) : ((await this.#lookAt([value]))[0] as ReadBounds);
      const { decidesOnly, bounds } = this;
      const seen = activations.length > 0 ? (node.inputs[index] as string) : value;
      const own = readingWaits()
        ? new FarInWork(bounds, value, { seen, bends: bendsOf(node), decidesOnly })
        : new ReadInWork(bounds, value, read);
      const stillWanted = async () => {
        // Behind activations the node sees nothing of what has become tighter yet.
        if (activations.length > 0) return () => () => true;
        if (readingWaits()) known[index] = (await this.#read([value]))[0] as ReadBounds;
        return (sample: number) => {
          const mask = wantedOf(node, known, batch, sample)[index];
          return (unit: number) => mask?.[unit] === 1;
        };
      };
      if (this.decidesOnly && !this.#isCheap(value, 2 * countOf(units)))
        await this.#decide(value, own, read, units, stillWanted);
      else await this.tightenBounds(value, own, units);
      own.settle();
      for (const activation of activations) {
        const input = this.bounds.get(activation.inputs[0] as string) as Interval;
        replaceBounds(this.bounds, activation.output, boundNode(activation, [input], rounding));
      }
    }
  }

  /** Tightens that bound of each unit first that is likelier to decide it, and the other where the unit is still wanted. */
  async #decide(
    value: string,
    own: BoundsInWork,
    read: ReadBounds,
    units: readonly (readonly number[])[],
    stillWanted: () => Promise<(sample: number) => (unit: number) => boolean>,
  ): Promise<void> {
    const size = read.lower.length / units.length;
    const sides = units.map((list, sample) => list.map((unit) => likelierSide(read, sample * size + unit)));
    await this.tightenBounds(value, own, units, sides);
    const isWanted = await stillWanted();
    const open = units.map((list, sample) => {
      const isOpen = isWanted(sample);
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

  /**
   * Of each sample the units marked that were not taken before. A unit of which a device finds that its reader does not want it may be
   * wanted by one that bends elsewhere.
   */
  #take(value: string, bends: Bends | undefined, masks: readonly Uint8Array[]): number[][] {
    const size = sizeOf(this.context.ready.shapes.get(value) as Shape);
    const key = readingWaits() ? `${value} ${bends}` : value;
    const done = this.#done.get(key) ?? new Uint8Array(masks.length * size);
    this.#done.set(key, done);
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

  /** What is known of a node's inputs; where reading waits, and waiting gains nothing, what was known of them before. */
  async #look(node: ReadyNode, inputs: readonly InputToTighten[]): Promise<ReadBounds[]> {
    const foreseen = this.#before(node.inputs);
    // Only of activations it can be left to the device which units are wanted of those that may be.
    if (!foreseen || !bendsOf(node)) return this.#read(node.inputs);
    const wanted = wantedUnits(node, foreseen, this.context.batch);
    const isCheap = inputs.every(({ index, value }) => {
      return this.#isCheap(value, 2 * sumOf(wanted, (masks) => sumOf([...(masks[index] as Uint8Array)], Number)));
    });
    return isCheap ? foreseen : this.#read(node.inputs);
  }

  async #lookAt(values: readonly string[]): Promise<ReadBounds[]> {
    return this.#before(values) ?? this.#read(values);
  }

  #before(values: readonly string[]): ReadBounds[] | undefined {
    const before = values.map((value) => this.#foreseen.get(value));
    return readingWaits() && before.every(Boolean) ? (before as ReadBounds[]) : undefined;
  }

  /** Whether passing so many rows back takes no longer than waiting for what might spare some of them. */
  #isCheap(value: string, rows: number): boolean {
    if (!readingWaits()) return false;
    const { ready } = this.context;
    const { multiplications } = rowCost(ready, value, fieldsOf(ready, value));
    return rows * this.#passes * multiplications <= PRODUCTS_OF_READING;
  }

  async #read(values: readonly string[]): Promise<ReadBounds[]> {
    const read = await readTogether(values.map((value) => this.bounds.get(value) as Interval));
    return read.map((own) => splitInterval(new Float32Array(own)));
  }
}

/** Where an activation bends; undefined of other operations. */
function bendsOf(node: ReadyNode): Bends | undefined {
  const { backward } = operationOf(node.op);
  return backward?.kind === 'relaxed' ? backward.bends(node) : undefined;
}

function countOf(units: readonly (readonly number[])[]): number {
  return sumOf(units, ({ length }) => length);
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
  const bends = backward.bends(node);
  return inputs.map(({ lower, upper }) => {
    const wanted = new Uint8Array(lower.length);
    for (let unit = 0; unit < lower.length; unit++) {
      const [low, high] = [lower[unit] as number, upper[unit] as number];
      wanted[unit] = Number(bends === 'everywhere' ? low < high : bends.some((place) => low < place && high > place));
    }
    return wanted;
  });
}

/** The bound that is nearer to zero on its side: if the unit has a sign, this one is likely to decide. */
function likelierSide({ lower, upper }: ReadBounds, at: number): Side {
  return (lower[at] as number) + (upper[at] as number) < 0 ? -1 : 1;
}
