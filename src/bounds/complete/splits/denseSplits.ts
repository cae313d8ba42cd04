import type { OperationName } from '../../../catalog/operations';
import { ROUNDINGS } from '../../../catalog/roundings';
import { hasBoxes } from '../../../kernels/boxes/boundBoxes';
import type { Interval } from '../../../kernels/rounding/interval';
import type { Rounding } from '../../../kernels/rounding/rounding';
import { SplitBounder } from '../../../kernels/splits/boundSplits';
import type { FoundSplits, SplitRow, SplitSteps } from '../../../kernels/splits/foundSplits';
import { readingLast, type SplitLayer } from '../../../kernels/splits/splitLayers';
import type { ReadyNetwork } from '../../../network/upload';
import type { Checkpoint } from '../../checkpoint';
import { sumOf } from '../../cost/room';
import { type ReadBounds, splitInterval } from '../../readBounds';
import { denseLayersOf } from '../boxes/denseLayers';
import type { Row } from '../floatProperty';
import { lostInRows } from '../rowBounds';
import type { SplitsFound } from '../searchSplits';
import type { Cut, Root } from '../splitValues';
import { jointCost } from '../unitsToSplit';
import { rowIn, type SplitPart } from '../warmChoices';
import { type FoundRow, isEmpty, knownOf, SLOPES, signedBy, warmOf } from './foundRows';
import { layersOfSums, type SumLayers } from './layersOfSums';

/** Products of some hundredths of a second, after which a search may be cancelled. */
const PRODUCTS_AT_ONCE = 2 ** 29;

/** The program has every weight twice, of which it may take this much of the memory: what is predicted does not count them. */
const [BYTES_OF_WEIGHT, MEMORY_SHARE] = [8, 0.1];

/** How often units are bounded anew at the root, and in other subproblems where that takes at most so much of what their search does. */
const [ROOT_ROUNDS, ROUNDS, CLIP_SHARE] = [20, 3, 4];

/** Bounds subproblems of a region row by row in one program, where the network consists of affine operations and ReLUs. */
export class DenseSplits {
  readonly #ready: ReadyNetwork;
  readonly #root: Root;
  readonly #bounder: SplitBounder;
  /** Of each open unit the value that it belongs to. */
  readonly #cuts: readonly Cut[];
  /** By the value and its units, their places among the open ones. */
  readonly #places = new Map<string, Map<number, number>>();
  /** What open units cost the subproblem that is looked at. */
  readonly #losses: Float64Array;
  readonly #intercepts: Float64Array;

  private constructor(ready: ReadyNetwork, root: Root, values: readonly string[], bounder: SplitBounder) {
    this.#ready = ready;
    this.#root = root;
    this.#bounder = bounder;
    this.#cuts = bounder.open.map(({ layer, unit }) => ({ value: values[layer] as string, unit, at: 0 }));
    this.#losses = new Float64Array(this.#cuts.length);
    this.#intercepts = new Float64Array(this.#cuts.length);
    for (const value of values) this.#places.set(value, new Map());
    for (const [place, { value, unit }] of this.#cuts.entries()) this.#places.get(value)?.set(unit, place);
  }

  /** Undefined where the network consists of anything else or takes too much, where runs in float32 count, or without the program. */
  static async of(
    ready: ReadyNetwork,
    rounding: Rounding,
    { lower, upper }: ReadBounds,
    root: Root,
  ): Promise<DenseSplits | undefined> {
    if (!hasProgram(rounding)) return undefined;
    const found = denseLayers(ready) ?? (await layersOfSums(ready));
    if (!found || found.layers.length < 2) return undefined;
    const { layers, values, entries } = found;
    const units = await Promise.all(values.map((value) => boundsOf(root, value)));
    const areAll = units.length === layers.length - 1;
    if (!areAll || units.some((own, at) => own.lower.length !== layers[at]?.outputs)) return undefined;
    const weights = sumOf([...entries.keys()], (at) => (entries[at] as number) * liveShare(units[at], layers[at]));
    if (BYTES_OF_WEIGHT * weights > MEMORY_SHARE * ready.memory) return undefined;
    return new DenseSplits(ready, root, values, new SplitBounder(layers, { lower, upper, units }));
  }

  /**
   * Bounds subproblems, slopes and multipliers being searched for.
   *
   * @param rows of each, at least one
   */
  async bound(
    parts: readonly SplitPart[],
    rows: readonly (readonly Row[])[],
    steps: SplitSteps,
    checkpoint: Checkpoint,
  ): Promise<SplitsFound> {
    const most = rows.reduce((count, own) => Math.max(count, own.length), 1);
    const asked = parts.flatMap((part, sample) => this.#rowsOf(part, rows[sample] as readonly Row[], sample));
    const found: FoundSplits[] = [];
    const together = this.#rowsAtOnce(steps);
    for (let first = 0; first < asked.length; first += together) {
      await checkpoint();
      found.push(this.#bounder.bound(asked.slice(first, first + together), steps));
    }
    const firsts: number[] = [];
    asked.forEach(({ owner }, at) => {
      firsts[owner] ??= at;
    });
    const at = (row: number) => [found[Math.floor(row / together)] as FoundSplits, row % together] as const;
    const whole = { ready: this.#ready, bounds: this.#root.bounds, batch: parts.length };
    const lost = await lostInRows(whole, rows, most);
    const lower = new Float64Array(parts.length * most).fill(Number.NEGATIVE_INFINITY);
    rows.forEach((own, sample) => {
      own.forEach((_, row) => {
        const [results, place] = at((firsts[sample] as number) + row);
        const off = lost[sample * most + row] as number;
        const least = results.least[place] as number;
        lower[sample * most + row] = off === 0 ? least : least - off - (Math.abs(least) + off) * 2 ** -50;
      });
    });
    const ofSample = (sample: number) => {
      return (rows[sample] as readonly Row[]).map((_, row) => at((firsts[sample] as number) + row));
    };
    const known = parts.map((_, sample) => knownOf(ofSample(sample)));
    return {
      rows: most,
      lower,
      isClipped: (sample) => known[sample] !== undefined,
      isEmpty: (sample) => isEmpty(known[sample]),
      after: (sample, kept) => {
        const all = ofSample(sample);
        const own = kept.map((row) => all[row] as FoundRow);
        const { units } = asked[firsts[sample] as number] as SplitRow;
        const here = known[sample];
        const warm = { ...warmOf(own, units.length), ...(here && { known: here }) };
        return { candidates: this.#candidates(own, signedBy(units, here)), warm };
      },
      cornerOf: (sample) => {
        const [results, place] = at(firsts[sample] as number);
        return results.cornerOf(place);
      },
    };
  }

  dispose(): void {
    this.#bounder.dispose();
  }

  /** How often units are bounded anew in a subproblem that is searched in so many steps: where that does not take much more than the search. */
  roundsFor(steps: number, isRoot: boolean): number {
    const { clipProducts } = this.#bounder;
    if (isRoot) return Number.isFinite(clipProducts) ? ROOT_ROUNDS : 0;
    return clipProducts < CLIP_SHARE * this.#bounder.productsOf({ count: steps, rounds: 0 }) ? ROUNDS : 0;
  }

  #rowsAtOnce(steps: SplitSteps): number {
    const affordable = Math.floor(PRODUCTS_AT_ONCE / this.#bounder.productsOf(steps));
    return 8 * Math.max(1, affordable >> 3);
  }

  #rowsOf({ splits, warm }: SplitPart, rows: readonly Row[], owner: number): SplitRow[] {
    const units = splits.map(({ value, unit }) => this.#places.get(value)?.get(unit) as number);
    const signs = splits.map(({ sign }) => sign);
    const slopes = warm?.relaxed.get(SLOPES);
    const known = warm?.known;
    return rows.map(({ coefficients, limit, inexact }, row): SplitRow => {
      const cut = inexact ? Number.POSITIVE_INFINITY : limit.up;
      const asked = { owner, coefficients, limit: limit.up, cut, units, signs, ...(known && { known }) };
      if (!warm || !slopes) return asked;
      const from = rowIn(warm, row);
      const own = slopes.subarray(from * this.#cuts.length, (from + 1) * this.#cuts.length);
      const multipliers = warm.multipliers.filter((_, at) => at % warm.rows === from);
      return { ...asked, choices: { slopes: own, multipliers } };
    });
  }

  /** As of unitsToSplit. */
  #candidates(rows: readonly FoundRow[], signed: ReadonlySet<number>): Cut[] {
    const [losses, intercepts] = [this.#losses.fill(0), this.#intercepts.fill(0)];
    for (const [results, place] of rows) results.addCosts(place, losses, intercepts);
    for (const unit of signed) losses[unit] = intercepts[unit] = Number.NEGATIVE_INFINITY;
    let [both, most] = [-1, 0];
    for (let unit = 0; unit < losses.length; unit++) {
      const own = jointCost(losses[unit] as number, intercepts[unit] as number);
      if (own > most) [both, most] = [unit, own];
    }
    const cutsOf = (units: readonly number[]) => [...new Set(units)].map((unit) => this.#cuts[unit] as Cut);
    if (both >= 0) return cutsOf([both]);
    const costly = [losses, intercepts].map(largestIn).filter((unit) => unit >= 0);
    if (costly.length > 0) return cutsOf(costly);
    const widths = Float64Array.from(this.#bounder.open, ({ width }, unit) => (signed.has(unit) ? 0 : width));
    return cutsOf([largestIn(widths)].filter((unit) => unit >= 0));
  }
}

/** Where the largest number above zero stands; −1 where there is none. */
function largestIn(numbers: Float64Array): number {
  let [best, most] = [-1, 0];
  for (let at = 0; at < numbers.length; at++) {
    if ((numbers[at] as number) > most) [best, most] = [at, numbers[at] as number];
  }
  return best;
}

/** Whether rows are bounded by the program, under this rounding. */
function hasProgram(rounding: Rounding): boolean {
  const { outward, coversRuns } = ROUNDINGS[rounding];
  return outward && !coversRuns && hasBoxes();
}

/** Whether there is a program for the network's splits, and all units that can be split are of one layer. */
export function hasOneHiddenLayer(ready: ReadyNetwork, rounding: Rounding): boolean {
  return hasProgram(rounding) && denseLayersOf(ready)?.length === 2;
}

/** The network's dense layers, where it consists of such. */
function denseLayers(ready: ReadyNetwork): SumLayers | undefined {
  const dense = denseLayersOf(ready);
  const values = ready.nodes.flatMap(({ op, inputs }) => (op === ('Relu' satisfies OperationName) ? inputs : []));
  return (
    dense && { layers: dense.map(readingLast), values, entries: dense.map(({ inputs, outputs }) => inputs * outputs) }
  );
}

async function boundsOf({ readBounds, bounds }: Root, value: string): Promise<ReadBounds> {
  return (
    readBounds.get(value) ?? splitInterval(Float32Array.from(await (bounds.get(value) as Interval).data<'float32'>()))
  );
}

/** Which share of a layer's units is not off. */
function liveShare(known: ReadBounds | undefined, layer: SplitLayer | undefined): number {
  if (!known || layer?.isLinear) return 1;
  return known.upper.filter((high) => high > 0).length / known.upper.length;
}
