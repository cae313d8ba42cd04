import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import { hasVectors, SCRATCH_LENGTH } from '../wasm/boundProgram';
import { doublesOf, floatsOf, Scratch } from '../wasm/scratch';
import { runJob, threadsOf } from '../wasm/threads/threadPool';
import { BOX_WORK, JOB_LENGTH, LAYER_LENGTH, padded, roomBytes, writeJob, writeLayer } from './layouts';

/*
 * Boxes of few inputs, bounded by CROWN through dense layers with ReLUs between them: all of a box at one go, in the nearest caches, so that
 * a box costs little more than its products. Everything is computed in float64, so that what is lost is next to
 * nothing and may be bounded simply. Let u = 2⁻⁵³, N the number of all inputs and units, s = (2N + 64)·2u.
 *
 * (a) INTERVALS of z = W·x + b are sums of no more than 2N + 2 products each, off by less than γ_(2N + 3)·M with M = |W|·X + |b|, X ≥ |x| as
 *     computed, and M as computed is at least (1 − γ_(N + 2)) of itself. They are moved outward by cost = s·M and what the bias may be off.
 * (b) ROWS: what is kept is a·z ≥ Σ A·x + d − e for all x, A being taken as exact. Products passed back through W are sums of no more than N
 *     terms: Σ_j |A_j off|·X_j ≤ γ_N·Σ_i |a_i|·(|W|·X)_i. A coefficient times a slope is off by u|a|, where |z| ≤ M. What a bias adds is off by
 *     (u + γ_N)|a·b|. Together that is less than half of |a|·cost, which e collects.
 * (c) RELAXATIONS: for whatever chord λ in [0, 1] comes out, the line above is above the ReLU at both bounds, and so between them: its intercept is
 *     max(−λl, u − λu) as computed, and 2⁻⁵⁰ of the larger bound more than its three roundings take. Any slope in [0, 1] is sound below.
 * (d) Intercepts that are added are none positive, so that their sum is off by less than γ_N of itself; the box's least value likewise of the sum of its
 *     terms' magnitudes. e as computed is made 2⁻²⁰ larger, which is more than γ_(N + 2).
 * (e) UNDERFLOW takes 2⁻¹⁰⁷⁴ of a product at most. A unit's cost and an intercept are TINIEST = 10⁻³⁰⁰ larger for it. Of coefficients it takes that much
 *     times the values that they belong to, and of what rows add as much besides: rows lose TINIEST·(1 + Σ|x| + Σ M).
 *     Where numbers overflow, or are none, nothing is found: no comparison with them holds, and rows that they reach are −∞.
 * (f) Bounds of units that are given out are rounded outward to float32.
 */

/** z = W·x + b. */
export interface DenseLayer {
  readonly inputs: number;
  readonly outputs: number;
  /** W, [inputs, outputs]. */
  readonly weights: Float32Array;
  readonly bias: Float64Array;
  /** How far each number of `bias` may be from the exact one. */
  readonly lost: Float64Array;
}

/** Boxes, and what is asked of each. */
export interface BoxRows {
  /** [samples, inputs] */
  readonly lower: Float32Array;
  readonly upper: Float32Array;
  /** What is known of units before ReLUs, [samples, lower and upper, units]; infinite where nothing is. */
  readonly known: Float32Array;
  /** Rows of each sample. */
  readonly rows: number;
  /** Their coefficients, [samples, rows, outputs]. */
  readonly starts: Float32Array;
  /** Above what a bound of each has to be for nothing else of its box to be asked, [samples, rows]. */
  readonly limits: Float64Array;
  /** Steps on slopes. */
  readonly steps: number;
  /** The length of the first, and what each is to the one before. */
  readonly firstStep: number;
  readonly decay: number;
}

/** What was found of rows; −∞ where nothing was. */
export interface FoundRows {
  /** Least values over the boxes, [samples, rows]. */
  readonly least: Float64Array;
  readonly constants: Float64Array;
  /** Of linear functions below the rows, [samples, rows, inputs]. */
  readonly coefficients: Float64Array;
  /** As they were before the first step, of which nothing is proved. */
  readonly plain: Float64Array;
  /** Of outputs, [samples, outputs]. */
  readonly magnitudes: Float64Array;
  /** What is known of units now, as in BoxRows. */
  readonly known: Float32Array;
}

/** Whether the current backend has the program. */
export function hasBoxes(): boolean {
  return tf.getBackend() === 'wasm' && hasVectors();
}

/** Parts for each thread where there are several, so that none waits long for the last one. */
const PARTS_A_THREAD = 4;

/** Layers in the backend's memory, through which boxes are bounded. */
export class BoxBounder {
  readonly inputs: number;
  readonly outputs: number;
  /** Units before ReLUs. */
  readonly units: number;
  /** Products of a box at most, about. */
  readonly products: number;
  readonly #backend = tf.backend() as BackendWasm;
  readonly #layers: readonly DenseLayer[];
  readonly #scratch: Scratch<'layers' | 'numbers'>;
  readonly #allWidth: number;
  readonly #width: number;

  constructor(layers: readonly DenseLayer[]) {
    const last = layers.at(-1) as DenseLayer;
    this.#layers = layers;
    this.inputs = (layers[0] as DenseLayer).inputs;
    this.outputs = last.outputs;
    this.units = layers.reduce((sum, { outputs }) => sum + outputs, -last.outputs);
    this.#allWidth = layers.reduce((sum, { outputs }) => sum + padded(outputs), 0);
    this.#width = Math.max(padded(this.inputs), ...layers.map(({ outputs }) => padded(outputs)));
    let [below, products] = [0, 0];
    for (const { inputs, outputs } of layers) {
      below += inputs * outputs;
      products += outputs * below;
    }
    this.products = products;
    const lengths = layers.map(({ inputs, outputs }) => {
      return outputs * padded(inputs) + inputs * padded(outputs) + 2 * padded(outputs);
    });
    const numbers = 2 * lengths.reduce((sum, length) => sum + length, 0);
    this.#scratch = new Scratch(this.#backend, { layers: LAYER_LENGTH * layers.length, numbers });
    this.#writeLayers();
  }

  /** Bounds rows over boxes. */
  bound({ lower, upper, known, rows, starts, limits, steps, firstStep, decay }: BoxRows): FoundRows {
    const samples = lower.length / this.inputs;
    const parts = Math.min(samples, PARTS_A_THREAD * threadsOf(this.#backend));
    const bytes = 16 * Math.ceil(roomBytes(this.#layers.length, this.#allWidth, this.#width) / 16);
    const perRow = 2 + 2 * this.inputs;
    const scratch = new Scratch(this.#backend, {
      job: JOB_LENGTH,
      lower: lower.length,
      upper: upper.length,
      known: known.length,
      starts: starts.length,
      limits: 2 * limits.length,
      constants: 6,
      found: 2 * samples * rows * perRow,
      magnitudes: 2 * samples * this.outputs,
      sums: SCRATCH_LENGTH,
      room: (bytes / 4) * parts,
    });
    try {
      const sizes = this.#layers.reduce((sum, { outputs }) => sum + outputs, this.inputs);
      floatsOf(scratch.integers('lower')).set(lower);
      floatsOf(scratch.integers('upper')).set(upper);
      floatsOf(scratch.integers('known')).set(known);
      floatsOf(scratch.integers('starts')).set(starts);
      doublesOf(scratch.integers('limits')).set(limits);
      doublesOf(scratch.integers('constants')).set([(2 * sizes + 64) * 2 ** -52, firstStep, decay]);
      const at = (region: Parameters<typeof scratch.address>[0]) => scratch.address(region);
      writeJob(scratch.integers('job'), {
        work: BOX_WORK,
        samples,
        parts,
        layers: this.#scratch.address('layers'),
        layerCount: this.#layers.length,
        inputs: this.inputs,
        units: this.units,
        outputs: this.outputs,
        lower: at('lower'),
        upper: at('upper'),
        known: at('known'),
        rows,
        starts: at('starts'),
        limits: at('limits'),
        steps,
        found: at('found'),
        magnitudes: at('magnitudes'),
        constants: at('constants'),
        room: at('room'),
        roomBytes: bytes,
        allWidth: this.#allWidth,
        width: this.#width,
      });
      runJob(this.#backend, at('job'), parts, at('sums'), samples * this.products);
      return {
        ...foundIn(doublesOf(scratch.integers('found')), samples * rows, this.inputs),
        magnitudes: doublesOf(scratch.integers('magnitudes')).slice(),
        known: floatsOf(scratch.integers('known')).slice(),
      };
    } finally {
      scratch.dispose();
    }
  }

  dispose(): void {
    this.#scratch.dispose();
  }

  #writeLayers(): void {
    const numbers = doublesOf(this.#scratch.integers('numbers')).fill(0);
    const start = this.#scratch.address('numbers');
    let [at, first] = [0, 0];
    this.#layers.forEach(({ inputs, outputs, weights, bias, lost }, index) => {
      const [across, down] = [padded(outputs), padded(inputs)];
      const places = { weights: at, across: at + outputs * down, bias: 0, lost: 0 };
      places.bias = places.across + inputs * across;
      places.lost = places.bias + across;
      for (let input = 0; input < inputs; input++) {
        for (let output = 0; output < outputs; output++) {
          const weight = weights[input * outputs + output] as number;
          numbers[places.weights + output * down + input] = weight;
          numbers[places.across + input * across + output] = weight;
        }
      }
      numbers.set(bias, places.bias);
      numbers.set(lost, places.lost);
      at = places.lost + across;
      writeLayer(this.#scratch.integers('layers').subarray(index * LAYER_LENGTH), {
        inputs,
        outputs,
        weights: start + 8 * places.weights,
        across: start + 8 * places.across,
        bias: start + 8 * places.bias,
        lost: start + 8 * places.lost,
        first,
      });
      first += across;
    });
  }
}

function foundIn(found: Float64Array, count: number, inputs: number): Omit<FoundRows, 'magnitudes' | 'known'> {
  const perRow = 2 + 2 * inputs;
  const [least, constants] = [new Float64Array(count), new Float64Array(count)];
  const [coefficients, plain] = [new Float64Array(count * inputs), new Float64Array(count * inputs)];
  for (let row = 0; row < count; row++) {
    const at = row * perRow;
    const [low, constant] = [found[at] as number, found[at + 1] as number];
    least[row] = Number.isFinite(low) ? low : Number.NEGATIVE_INFINITY;
    constants[row] = Number.isFinite(low) ? constant : Number.NEGATIVE_INFINITY;
    if (!Number.isFinite(low)) continue;
    coefficients.set(found.subarray(at + 2, at + 2 + inputs), row * inputs);
    plain.set(found.subarray(at + 2 + inputs, at + perRow), row * inputs);
  }
  return { least, constants, coefficients, plain };
}
