import * as tf from '@tensorflow/tfjs-core';
import { hasChains } from '../../../kernels/chain/chain';
import type { Rounding } from '../../../kernels/rounding/rounding';
import type { ReadyNetwork } from '../../../network/upload';
import { chainOf } from '../../backward/chain/chainOf';
import type { BackwardContext } from '../../backward/context';
import type { Checkpoint } from '../../checkpoint';
import { searchedAtOnce } from '../../cost/room';
import { hasManyUnits } from '../../forward/forwardFunctions';
import type { InputBox } from '../../inputBox';
import { crownValues } from '../../methods/crown';
import { trustedNodes } from '../../readNodes';
import { StableUnits } from '../../stableUnits';
import { disposeBounds, type ValueBounds } from '../../valueBounds';
import type { Row } from '../floatProperty';
import { boundRows, type RowBounds } from '../rowBounds';
import { flat } from '../tryPoints';
import { boxesAmong, type Part, type PartBounder, SLOPE_STEPS } from './part';

/** Parts that are bounded in one go where all have as many rows as the one with most: those with as many undecided units. */
const ALIKE = 128;

/** Bounds of every value over boxes of single regions, by the lower bounds of the box. */
export type RegionBounds = ReadonlyMap<Float32Array, ValueBounds>;

/** Bounds parts of any network by passes that all of them take together. */
export class PassingBounder implements PartBounder {
  readonly near = 2 ** -12;
  readonly sharesBoxes: boolean;
  readonly #ready: ReadyNetwork;
  readonly #rounding: Rounding;
  readonly #stable: StableUnits;
  readonly #together: number;
  readonly #regions: RegionBounds;

  /**
   * @param most boxes at once
   * @param regions that were bounded before; they stay the caller's
   */
  constructor(ready: ReadyNetwork, rounding: Rounding, most: number, regions: RegionBounds = new Map()) {
    this.#ready = ready;
    this.#rounding = rounding;
    this.#stable = new StableUnits(ready, Number.POSITIVE_INFINITY);
    this.#regions = regions;
    this.sharesBoxes = hasManyUnits(ready);
    this.#together = hasChains() && chainOf(ready, ready.network.output) ? most : Math.min(most, ALIKE);
  }

  /** Boxes by how many of their units are open, so many together; each that was bounded before by itself. */
  batches(parts: readonly Part[]): Part[][] {
    const boxes = boxesAmong(parts).map((places) => places.map((at) => parts[at] as Part));
    const isKnown = (own: readonly Part[]) => this.#boundsOf(own[0] as Part) !== undefined;
    const open = new Map(boxes.map((own) => [own, this.#stable.countOpen(own[0]?.signs)]));
    const sorted = boxes
      .filter((own) => !isKnown(own))
      .sort((a, b) => (open.get(a) as number) - (open.get(b) as number));
    const batches = Array.from({ length: Math.ceil(sorted.length / this.#together) }, (_, at) => {
      return sorted.slice(at * this.#together, (at + 1) * this.#together).flat();
    });
    return [...boxes.filter(isKnown), ...batches];
  }

  async bound(parts: readonly Part[], rows: readonly (readonly Row[])[], checkpoint: Checkpoint) {
    const [ready, rounding, stable] = [this.#ready, this.#rounding, this.#stable];
    const boxes = boxesAmong(parts);
    const owners = boxes.map(([first]) => parts[first as number] as Part);
    const batch = boxes.length;
    const known = batch === 1 ? this.#boundsOf(owners[0] as Part) : undefined;
    const box = { lower: flat(owners.map(({ lower }) => lower)), upper: flat(owners.map(({ upper }) => upper)) };
    const bounds = known ?? (await this.#boundsOver(box, owners, checkpoint));
    try {
      const isTrusted = (await trustedNodes(ready, bounds, box, rounding)) === ready.nodes.length;
      const ofBoxes = boxes.map((places) => places.flatMap((at) => rows[at] as readonly Row[]));
      const together = await boundRowsOf({ ready, bounds, batch, rounding }, ofBoxes, checkpoint);
      const signs = isTrusted ? await stable.read(bounds, batch) : [];
      const signsOf = new Map(boxes.flatMap((places, at) => places.map((sample) => [sample, signs[at]])));
      return {
        found: dealtOut(together, boxes, rows),
        isTrusted: () => isTrusted,
        kept: (sample: number) => {
          const own = signsOf.get(sample);
          return own ? { signs: own } : {};
        },
      };
    } finally {
      if (!known) disposeBounds(bounds);
    }
  }

  /** Frees nothing: all is freed as parts are bounded. */
  dispose(): void {}

  /** Of a whole region. */
  #boundsOf({ lower, coordinate }: Part): ValueBounds | undefined {
    return coordinate < 0 ? this.#regions.get(lower) : undefined;
  }

  async #boundsOver(box: InputBox, parts: readonly Part[], checkpoint: Checkpoint): Promise<ValueBounds> {
    const known = this.#stable.boundsOf(parts.map(({ signs }) => signs));
    return crownValues(this.#ready, box, parts.length, 'backward', this.#rounding, checkpoint, {
      known,
      decidesOnly: this.sharesBoxes,
    }).finally(() => tf.dispose([...known.values()]));
  }
}

/** Bounds of rows of a batch of boxes, so many at a time as there is room for. */
async function boundRowsOf(
  context: BackwardContext,
  rows: readonly (readonly Row[])[],
  checkpoint: Checkpoint,
): Promise<RowBounds> {
  const { ready, batch } = context;
  const most = Math.max(...rows.map(({ length }) => length));
  const atOnce = searchedAtOnce(ready, ready.network.output, batch, most);
  const pieces: RowBounds[] = [];
  for (let from = 0; from < most; from += atOnce) {
    const some = rows.map((own) => (from < own.length ? own.slice(from, from + atOnce) : own.slice(0, 1)));
    pieces.push(await boundRows(context, some, checkpoint, SLOPE_STEPS));
  }
  if (pieces.length === 1) return pieces[0] as RowBounds;
  return gathered(
    pieces[0] as RowBounds,
    Array.from({ length: batch }, (_, sample) => {
      return Array.from({ length: most }, (_, row) => {
        const bounds = pieces[Math.floor(row / atOnce)] as RowBounds;
        return { bounds, at: sample * bounds.rows + (row % atOnce) };
      });
    }),
  );
}

/** Rows of boxes, dealt out to the parts that share them. */
function dealtOut(
  bounds: RowBounds,
  boxes: readonly (readonly number[])[],
  rows: readonly (readonly Row[])[],
): RowBounds {
  if (boxes.length === rows.length && boxes.every(([first], at) => first === at)) return bounds;
  const places: { readonly bounds: RowBounds; readonly at: number }[][] = rows.map(() => []);
  const most = Math.max(...rows.map(({ length }) => length));
  for (const [box, samples] of boxes.entries()) {
    let first = box * bounds.rows;
    for (const sample of samples) {
      const { length } = rows[sample] as readonly Row[];
      const start = first;
      places[sample] = Array.from({ length: most }, (_, row) => ({ bounds, at: start + (row < length ? row : 0) }));
      first += length;
    }
  }
  return gathered(bounds, places);
}

/** Rows from wherever they are. */
function gathered(
  { inputs, plain }: RowBounds,
  places: readonly (readonly { readonly bounds: RowBounds; readonly at: number }[])[],
): RowBounds {
  const rows = places[0]?.length ?? 0;
  const all = places.flat();
  const coefficients = (of: (bounds: RowBounds) => RowBounds['coefficients']) => {
    const values = new Float32Array(all.length * inputs);
    for (const [row, { bounds, at }] of all.entries()) {
      values.set(of(bounds).subarray(at * inputs, (at + 1) * inputs), row * inputs);
    }
    return values;
  };
  return {
    rows,
    inputs,
    lower: Float32Array.from(all, ({ bounds, at }) => bounds.lower[at] as number),
    constants: Float64Array.from(all, ({ bounds, at }) => bounds.constants[at] as number),
    coefficients: coefficients((bounds) => bounds.coefficients),
    ...(plain && { plain: coefficients((bounds) => bounds.plain ?? bounds.coefficients) }),
  };
}
