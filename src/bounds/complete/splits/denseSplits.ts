import { SplitBounder } from '../../../kernels/splits/boundSplits';
import type { FoundSplits, SplitRow, SplitSteps } from '../../../kernels/splits/foundSplits';
import type { ReadyNetwork } from '../../../network/upload';
import type { Checkpoint } from '../../checkpoint';
import type { Row } from '../floatProperty';
import { lostInRows } from '../rowBounds';
import type { SplitsFound } from '../searchSplits';
import type { Cut, Root } from '../splitValues';
import { rowIn, type SplitPart } from '../warmChoices';
import type { DenseRegion } from './denseRegion';
import { type FoundRow, isEmpty, knownOf, SLOPES, signedBy, warmOf } from './foundRows';
import { type NarrowingEffort, narrowUnits } from './narrowUnits';
import { rowsAtOnce, unitsWorthSplit } from './worthSplit';

/** How often units are bounded anew at the root, and in other subproblems where that takes at most so much of what their search does. */
const [ROOT_ROUNDS, ROUNDS, CLIP_SHARE] = [20, 3, 4];

/** Bounds subproblems of a region row by row in one program, where the network consists of affine operations and ReLUs. */
export class DenseSplits {
  /** Of each open unit the value that it belongs to. */
  readonly cuts: readonly Cut[];
  readonly region: DenseRegion;
  readonly #ready: ReadyNetwork;
  readonly #root: Root;
  readonly #bounder: SplitBounder;
  /** By the value and its units, their places among the open ones. */
  readonly #places = new Map<string, Map<number, number>>();
  /** What the intercepts of open units have cost all subproblems. */
  readonly #costs: Float64Array;
  #products = 0;

  constructor(ready: ReadyNetwork, root: Root, region: DenseRegion) {
    const { layers, values } = region;
    this.#ready = ready;
    this.#root = root;
    this.region = region;
    this.#bounder = new SplitBounder(layers, region);
    this.cuts = this.#bounder.open.map(({ layer, unit }) => ({ value: values[layer] as string, unit, at: 0 }));
    this.#costs = new Float64Array(this.cuts.length);
    for (const value of values) this.#places.set(value, new Map());
    for (const [place, { value, unit }] of this.cuts.entries()) this.#places.get(value)?.set(unit, place);
  }

  /** What its subproblems have taken, also before its units were bounded anew. */
  get products(): number {
    return this.#products;
  }

  /** Where a unit stands among the open ones; undefined where its sign is known. */
  placeOf({ value, unit }: Pick<Cut, 'value' | 'unit'>): number | undefined {
    return this.#places.get(value)?.get(unit);
  }

  /** The same region, its units bounded anew (see narrowUnits), and what that took; the caller disposes of both. */
  async narrowed(effort: NarrowingEffort, checkpoint: Checkpoint) {
    const { values } = this.region;
    const costOf = (layer: number, unit: number) => {
      return this.#costs[this.placeOf({ value: values[layer] as string, unit }) ?? -1] ?? 0;
    };
    const { region, products } = await narrowUnits(this.region, effort, costOf, checkpoint);
    const dense = new DenseSplits(this.#ready, this.#root, region);
    dense.#products = this.#products;
    return { dense, products };
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
    const together = rowsAtOnce(this.#bounder, steps);
    for (let first = 0; first < asked.length; first += together) {
      await checkpoint();
      found.push(this.#bounder.bound(asked.slice(first, first + together), steps));
    }
    this.#products += asked.length * this.#bounder.productsOf(steps);
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
        const worth = unitsWorthSplit(own, this.#bounder, signedBy(units, here), this.#costs);
        return { candidates: worth.map((unit) => this.cuts[unit] as Cut), warm };
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

  #rowsOf({ splits, warm }: SplitPart, rows: readonly Row[], owner: number): SplitRow[] {
    const units = splits.map((split) => this.placeOf(split) as number);
    const signs = splits.map(({ sign }) => sign);
    const slopes = warm?.relaxed.get(SLOPES);
    const known = warm?.known;
    return rows.map(({ coefficients, limit, inexact }, row): SplitRow => {
      const cut = inexact ? Number.POSITIVE_INFINITY : limit.up;
      const asked = { owner, coefficients, limit: limit.up, cut, units, signs, ...(known && { known }) };
      if (!warm || !slopes) return asked;
      const from = rowIn(warm, row);
      const own = slopes.subarray(from * this.cuts.length, (from + 1) * this.cuts.length);
      const multipliers = warm.multipliers.filter((_, at) => at % warm.rows === from);
      return { ...asked, choices: { slopes: own, multipliers } };
    });
  }
}
