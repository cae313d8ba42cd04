import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import type { DenseLayer } from '../boxes/boundBoxes';
import { SCRATCH_LENGTH } from '../wasm/boundProgram';
import { doublesOf, floatsOf, Scratch } from '../wasm/scratch';

import { runJob, threadsOf } from '../wasm/threads/threadPool';
import { FoundSplits, placeOf, SLOPE_STEPS, type SplitRow, type SplitSteps } from './foundSplits';
import { clippedWeights, layersInMemory } from './layersInMemory';
import { JOB_LENGTH, LANES, padded, roomBytes, SPLIT_WORK, writeJob } from './layouts';
import { isFixed, packEdges } from './packEdges';
import { type OpenUnit, type Reduced, type ReducedLayer, reduceLayers, type SplitRegion } from './reducedLayers';
import { readingLast, type SplitLayer } from './splitLayers';

/*
 * Subproblems of one region, in each of which signs of some units are known (β-CROWN), through layers with ReLUs between them: dense ones
 * in a row, or such that read several layers before them, as where values are added.
 *
 * Bounds of the units over the whole region are given, for all subproblems alike. A unit that is off there is zero for every input: it
 * is left out. A unit of which s·z ≥ 0 is known by a split is z or zero behind its ReLU, and for any multiplier β ≥ 0 it is a·z ≥ (a − βs)·z.
 *
 * Slopes in [0, 1] and multipliers are searched for in float32, and nothing is claimed of what that computes: any of them are
 * sound. One pass in float64 then bounds rows with the best of them; what it loses is bounded as in ../boxes/boundBoxes.ts, with these changes:
 *
 * (a) Magnitudes M = |W|·X + |b| are those of the whole region, X from the bounds that are given: |z| ≤ M in every subproblem.
 * (b) A coefficient is c = p − βs, p = a·slope. Of p is lost u|p|, of the difference u|c|, where |c| ≤ (1 + u)(|p| + β): with what products
 *     behind it lose, γ_N|c|, and what its bias adds, (u + γ_N)|c|·|b|, less than half of (|p| + β)·cost.
 * (c) A coefficient behind a ReLU sums what all layers pass back that read it: no more terms than all layers have units. Weights that are
 *     themselves off by a share ρ are off by no more than ρ·|W|·X of a unit, which is counted as what its bias may be off.
 * (d) Of units that are split intercepts are zero and slopes one or zero, which is exact.
 * (e) Where rows have cuts only counterexamples are claimed about: inputs of the region that keep to a subproblem's splits, and at which each of
 *     its rows is at most its cut. What is known of units holds at all of them: at first all over the region, then by clipUnits.ts, which takes of
 *     them that a row is at most its cut, that it is at least the linear function that (a) to (d) prove with what was known before, and that the newest split
 *     holds. So do lines above ReLUs between such bounds, and slopes of one or zero where they say the sign. Where a lower bound is above an
 *     upper one there is no counterexample; nor where a row's bound is above its cut.
 */

/** What a weight of a unit takes that is bounded anew, in products of a pass: some seven sums for each bound, of one row alone. */
const CLIP_PRODUCTS = 40;

/** Parts for each thread where there are several, so that none waits long for the last one. */
const PARTS_A_THREAD = 4;

/** Layers over one region in the backend's memory, through which its subproblems are bounded. */
export class SplitBounder {
  /** Units that can be split. */
  readonly open: readonly OpenUnit[];
  /** Products of a pass, of one row. */
  readonly products: number;
  /** What bounding the first layer's units anew takes of one row, at most, in products of a pass; infinite where they cannot be. */
  readonly clipProducts: number;
  readonly #inputs: number;
  readonly #backend = tf.backend() as BackendWasm;
  readonly #reduced: Reduced;
  readonly #box: Pick<SplitRegion, 'lower' | 'upper'>;
  readonly #plain: Float32Array;
  /** What is known of open units all over the region, as in SplitRow. */
  readonly #known: Float32Array;
  readonly #scratch: ReturnType<typeof layersInMemory>;

  /** @param layers two at least; dense ones read the one before */
  constructor(layers: readonly (DenseLayer | SplitLayer)[], region: SplitRegion) {
    const reduced = reduceLayers(
      layers.map((layer, at) => ('edges' in layer ? layer : readingLast(layer, at))),
      region,
    );
    this.#reduced = reduced;
    this.#box = { lower: region.lower, upper: region.upper };
    this.#inputs = region.lower.length;
    this.open = reduced.open;
    const packed = reduced.layers.map(packEdges);
    this.products = packed.flat().reduce((sum, { back }) => sum + back.products, 0);
    const sides = (['lower', 'upper'] as const).map((side) =>
      reduced.open.map(({ layer, unit }) => region.units[layer]?.[side][unit] as number),
    );
    this.#known = Float32Array.from(sides.flat());
    const open = reduced.open.length;
    this.#plain = this.#known.slice(open).map((high, unit) => (high > -(this.#known[unit] as number) ? 1 : 0));
    const weights = clippedWeights(reduced.layers[0] as ReducedLayer);
    this.clipProducts = weights > 0 ? CLIP_PRODUCTS * weights : Number.POSITIVE_INFINITY;
    this.#scratch = layersInMemory(this.#backend, reduced.layers, packed);
  }

  /** Searches for choices of rows, and bounds them with the best. */
  bound(rows: readonly SplitRow[], { count: steps, rounds, first, decay }: SplitSteps): FoundSplits {
    const { layers, share, tiny } = this.#reduced;
    const open = this.open.length;
    const outputs = (layers.at(-1) as ReducedLayer).outputs;
    const inputs = padded(this.#inputs);
    const groups = Math.ceil(rows.length / LANES);
    const threads = threadsOf(this.#backend);
    const parts = threads === 1 ? 1 : Math.min(groups, PARTS_A_THREAD * threads);
    const units = layers.reduce((sum, layer) => sum + layer.outputs, 0);
    const width = layers.reduce((most, layer) => Math.max(most, layer.outputs), 0);
    const bytes = 16 * Math.ceil(roomBytes(layers.length, units, inputs, width, open) / 16);
    const all = groups * LANES;
    const scratch = new Scratch(this.#backend, {
      job: JOB_LENGTH,
      lower: inputs,
      upper: inputs,
      starts: all * outputs,
      limits: 2 * all,
      owners: all,
      signs: all * open,
      slopes: all * open,
      multipliers: all * open,
      bestSlopes: all * open,
      bestMultipliers: all * open,
      costs: 2 * all * open,
      known: 2 * all * open,
      cuts: 2 * all,
      newest: all,
      corners: all * inputs,
      least: 2 * all,
      constants: 8,
      sums: SCRATCH_LENGTH,
      room: (bytes / 4) * parts,
    });
    try {
      for (const side of ['lower', 'upper'] as const) floatsOf(scratch.integers(side).fill(0)).set(this.#box[side]);
      const [starts, signs, slopes, multipliers] = (['starts', 'signs', 'slopes', 'multipliers'] as const).map((name) =>
        floatsOf(scratch.integers(name)).fill(0),
      ) as [Float32Array, Float32Array, Float32Array, Float32Array];
      floatsOf(scratch.integers('costs')).fill(0);
      // Lanes without a row are decided at once.
      const limits = doublesOf(scratch.integers('limits')).fill(-1);
      const owners = scratch.integers('owners').fill(-1);
      const cuts = doublesOf(scratch.integers('cuts')).fill(Number.POSITIVE_INFINITY);
      const newest = scratch.integers('newest').fill(-1);
      const known = floatsOf(scratch.integers('known')).fill(0);
      doublesOf(scratch.integers('least')).fill(Number.NEGATIVE_INFINITY);
      rows.forEach((row, at) => {
        limits[at] = row.limit;
        owners[at] = row.owner;
        cuts[at] = row.cut ?? Number.POSITIVE_INFINITY;
        const last = row.units.at(-1) ?? -1;
        newest[at] = this.open[last]?.layer === 0 ? last : -1;
        this.#writeKnown(row, placeOf(at, 2 * open), known);
        const from = placeOf(at, outputs);
        for (let output = 0; output < row.coefficients.length; output++) {
          starts[from + output * LANES] = row.coefficients[output] as number;
        }
        this.#writeChoices(row, placeOf(at, open), signs, slopes, multipliers);
      });
      const given = known.slice();
      doublesOf(scratch.integers('constants')).set([share, tiny, first, decay]);
      const at = (region: Parameters<typeof scratch.address>[0]) => scratch.address(region);
      writeJob(scratch.integers('job'), {
        work: SPLIT_WORK,
        groups,
        parts,
        layers: this.#scratch.address('layers'),
        layerCount: layers.length,
        inputs,
        outputs,
        open,
        lower: at('lower'),
        upper: at('upper'),
        starts: at('starts'),
        limits: at('limits'),
        owners: at('owners'),
        signs: at('signs'),
        slopes: at('slopes'),
        multipliers: at('multipliers'),
        bestSlopes: at('bestSlopes'),
        bestMultipliers: at('bestMultipliers'),
        costs: at('costs'),
        corners: at('corners'),
        steps,
        least: at('least'),
        constants: at('constants'),
        room: at('room'),
        roomBytes: bytes,
        units,
        width,
        isFixed: Number(isFixed(layers)),
        known: at('known'),
        cuts: at('cuts'),
        newest: at('newest'),
        rounds,
        weights: this.#scratch.address('weights'),
      });
      runJob(this.#backend, at('job'), parts, at('sums'), all * this.productsOf({ count: steps, rounds }));
      return new FoundSplits(rows, open, this.#inputs, doublesOf(scratch.integers('least')).slice(0, rows.length), {
        slopes: floatsOf(scratch.integers('bestSlopes')).slice(),
        multipliers: floatsOf(scratch.integers('bestMultipliers')).slice(),
        costs: floatsOf(scratch.integers('costs')).slice(),
        corners: floatsOf(scratch.integers('corners')).slice(),
        known: floatsOf(scratch.integers('known')).slice(),
        given,
      });
    } finally {
      scratch.dispose();
    }
  }

  /** Products that a row takes, at most, in those of a pass. */
  productsOf({ count, rounds }: Pick<SplitSteps, 'count' | 'rounds'>): number {
    return this.products * (2 * count + 3) * (rounds + 1) + (rounds > 0 ? rounds * this.clipProducts : 0);
  }

  dispose(): void {
    this.#scratch.dispose();
  }

  #writeChoices(
    { units, signs: sides, choices }: SplitRow,
    from: number,
    signs: Float32Array,
    slopes: Float32Array,
    multipliers: Float32Array,
  ): void {
    for (let unit = 0; unit < this.open.length; unit++) {
      const known = choices && (choices.slopes[unit] as number) / SLOPE_STEPS;
      slopes[from + unit * LANES] = known ?? (this.#plain[unit] as number);
    }
    units.forEach((unit, split) => {
      const place = from + unit * LANES;
      const sign = sides[split] as 1 | -1;
      signs[place] = sign;
      slopes[place] = sign > 0 ? 1 : 0;
      multipliers[place] = choices?.multipliers[split] ?? 0;
    });
  }

  /** Splits say what is known of their units, too. */
  #writeKnown({ known = this.#known, units, signs }: SplitRow, from: number, target: Float32Array): void {
    const open = this.open.length;
    known.forEach((bound, at) => {
      target[from + at * LANES] = bound;
    });
    units.forEach((unit, split) => {
      const isAbove = (signs[split] as number) > 0;
      const place = from + (isAbove ? unit : open + unit) * LANES;
      const bound = target[place] as number;
      target[place] = isAbove ? Math.max(bound, 0) : Math.min(bound, 0);
    });
  }
}
