import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import type { DenseLayer } from '../boxes/boundBoxes';
import { SCRATCH_LENGTH } from '../wasm/boundProgram';
import { doublesOf, floatsOf, Scratch } from '../wasm/scratch';

import { runJob, threadsOf } from '../wasm/threads/threadPool';
import { FoundSplits, placeOf, SLOPE_STEPS, type SplitRow, type SplitSteps } from './foundSplits';
import { JOB_LENGTH, LANES, LAYER_LENGTH, PANEL, roomBytes, SPLIT_WORK, writeJob, writeLayer } from './layouts';
import { type OpenUnit, type Reduced, type ReducedLayer, reduceLayers, type SplitRegion } from './reducedLayers';

/*
 * Subproblems of one region, in each of which signs of some units are known (β-CROWN), through dense layers with ReLUs between them.
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
 * (c) Of units that are split intercepts are zero and slopes one or zero, which is exact.
 */

/** Parts for each thread where there are several, so that none waits long for the last one. */
const PARTS_A_THREAD = 4;

/** Layers over one region in the backend's memory, through which its subproblems are bounded. */
export class SplitBounder {
  /** Units that can be split. */
  readonly open: readonly OpenUnit[];
  /** Products of a pass, of one row. */
  readonly products: number;
  readonly #inputs: number;
  readonly #backend = tf.backend() as BackendWasm;
  readonly #reduced: Reduced;
  readonly #box: Pick<SplitRegion, 'lower' | 'upper'>;
  readonly #plain: Float32Array;
  readonly #scratch: Scratch<'layers' | 'numbers' | 'exact'>;

  /** @param layers two at least */
  constructor(layers: readonly DenseLayer[], region: SplitRegion) {
    const reduced = reduceLayers(layers, region);
    this.#reduced = reduced;
    this.#box = { lower: region.lower, upper: region.upper };
    this.#inputs = region.lower.length;
    this.open = reduced.open;
    this.products = reduced.layers.reduce((sum, { inputs, outputs }) => sum + inputs * outputs, 0);
    this.#plain = Float32Array.from(reduced.open, ({ layer, unit }) => {
      const { lower, upper } = region.units[layer] as SplitRegion['units'][number];
      return (upper[unit] as number) > -(lower[unit] as number) ? 1 : 0;
    });
    const numbers = reduced.layers.reduce((sum, { inputs, outputs }) => sum + 2 * inputs * outputs + 4 * outputs, 0);
    const exact = reduced.layers.reduce((sum, { outputs }) => sum + 8 * outputs, 0);
    this.#scratch = new Scratch(this.#backend, { layers: LAYER_LENGTH * reduced.layers.length, numbers, exact });
    this.#writeLayers();
  }

  /** Searches for choices of rows, and bounds them with the best. */
  bound(rows: readonly SplitRow[], { count: steps, first, decay }: SplitSteps): FoundSplits {
    const { layers, share, tiny } = this.#reduced;
    const open = this.open.length;
    const outputs = (layers.at(-1) as ReducedLayer).outputs;
    const inputs = (layers[0] as ReducedLayer).inputs;
    const groups = Math.ceil(rows.length / LANES);
    const threads = threadsOf(this.#backend);
    const parts = threads === 1 ? 1 : Math.min(groups, PARTS_A_THREAD * threads);
    const units = layers.slice(0, -1).reduce((sum, layer) => sum + layer.outputs, 0);
    const width = layers.reduce((most, layer) => Math.max(most, layer.outputs), inputs);
    const bytes = 16 * Math.ceil(roomBytes(layers.length, units, width) / 16);
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
      rows.forEach((row, at) => {
        limits[at] = row.limit;
        owners[at] = row.owner;
        const from = placeOf(at, outputs);
        for (let output = 0; output < row.coefficients.length; output++) {
          starts[from + output * LANES] = row.coefficients[output] as number;
        }
        this.#writeChoices(row, placeOf(at, open), signs, slopes, multipliers);
      });
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
      });
      runJob(this.#backend, at('job'), parts, at('sums'), all * this.products * (2 * steps + 3));
      return new FoundSplits(rows, open, this.#inputs, doublesOf(scratch.integers('least')).slice(0, rows.length), {
        slopes: floatsOf(scratch.integers('bestSlopes')).slice(),
        multipliers: floatsOf(scratch.integers('bestMultipliers')).slice(),
        costs: floatsOf(scratch.integers('costs')).slice(),
        corners: floatsOf(scratch.integers('corners')).slice(),
      });
    } finally {
      scratch.dispose();
    }
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

  #writeLayers(): void {
    const numbers = floatsOf(this.#scratch.integers('numbers')).fill(0);
    const exact = doublesOf(this.#scratch.integers('exact')).fill(0);
    let [at, atExact, first, firstOpen] = [0, 0, 0, 0];
    this.#reduced.layers.forEach(({ inputs, outputs, open, units, weight, left }, index) => {
      const [back, ahead] = [at, at + inputs * outputs];
      const ofUnits = ahead + inputs * outputs;
      units.forEach(({ bias, above, intercept, cost, size }, unit) => {
        for (let input = 0; input < left; input++) {
          const own = weight(input, unit);
          numbers[back + panelPlace(input, unit, outputs)] = own;
          numbers[ahead + panelPlace(unit, input, inputs)] = own;
        }
        numbers.set([bias, above, intercept, 1 / size], ofUnits + 4 * unit);
        exact.set([bias, above, intercept, cost], atExact + 4 * unit);
      });
      writeLayer(this.#scratch.integers('layers').subarray(index * LAYER_LENGTH), {
        inputs,
        outputs,
        open,
        back: this.#scratch.address('numbers') + 4 * back,
        ahead: this.#scratch.address('numbers') + 4 * ahead,
        units: this.#scratch.address('numbers') + 4 * ofUnits,
        exact: this.#scratch.address('exact') + 8 * atExact,
        first,
        firstOpen,
      });
      at = ofUnits + 4 * outputs;
      atExact += 4 * outputs;
      first += outputs;
      firstOpen += open;
    });
  }
}

/** Where a weight lies in panels of columns, each with a number for each term. */
function panelPlace(column: number, term: number, terms: number): number {
  return (Math.floor(column / PANEL) * terms + term) * PANEL + (column % PANEL);
}
