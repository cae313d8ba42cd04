import { ROUNDINGS } from '../../../catalog/roundings';
import { sizeOf } from '../../../network/network';
import type { ReadyNetwork } from '../../../network/upload';
import { compare, exact, ZERO } from '../../../numbers/dyadic';
import type { ReadBounds } from '../../readBounds';
import type { Alternative, Row } from '../floatProperty';
import type { Branching } from '../tree';
import { checkWitness, type Witness } from '../witness';
import { bendOver, type ExactBox, exactBox, extreme, type LowerSide, limitOf, scaleOf } from './exactBox';
import { type Band, exactOutputs, exactProducts, type LinearBound, MOST_PRODUCTS, sumOfBands } from './exactLinear';
import { witnessAt } from './exactWitness';
import { agreesInFloat32 } from './replay';

/** Products of whole numbers for all parts of a decision: about a second; and for a part of which nothing is asked before. */
const MOST_IN_ALL = 2 ** 21;
const FEW_PRODUCTS = 2 ** 10;

/** Parts in vain after which fewer are looked at: one of as many as were in vain by this. */
const MANY_IN_VAIN = 16;

/** Lower sides tried of units whose sign is not decided. */
const LOWER_SIDES: readonly LowerSide[] = ['below', 'nearer', 'above'];

/** A part of an alternative's region. */
interface NearPart extends ReadBounds {
  readonly alternative: number;
  /** By how much the best row is known to miss its limit. */
  readonly margin: number;
}

/** What exact arithmetic says of a part: a counterexample, that there is none, or neither. */
interface ExactAnswer {
  readonly witness?: Witness;
  readonly isImpossible: boolean;
}

/**
 * Decides parts by exact arithmetic where bounds that account for rounding cannot: a row that just reaches its limit, or just does
 * not. Counterexamples are looked for where the network is linear; that there is none is also seen from linear bounds.
 */
export class ExactParts {
  readonly #cost: number;
  readonly #near: number;
  #spent = 0;
  #inVain = 0;
  #passedOver = 0;

  /** @param near how close to their limits, as a share of them or in all, rows may be beyond what rounding leaves */
  constructor(ready: ReadyNetwork, near: number) {
    this.#near = near;
    this.#cost = exactProducts(ready, sizeOf(ready.network.input.shape) + 1);
  }

  /**
   * @param rows of the part's alternative, then what follows from them
   * @returns undefined where it is not worth it, or the network has other operations
   */
  async decide(
    { ready, property, rounding }: Pick<Branching, 'ready' | 'property' | 'rounding'>,
    part: NearPart,
    rows: readonly Row[],
  ): Promise<ExactAnswer | undefined> {
    const largest = Math.max(1, ...rows.map(({ limit }) => Math.abs(limit.up)));
    const isWorthIt =
      this.#cost <= FEW_PRODUCTS || (part.margin > -this.#near * largest && this.#cost <= MOST_PRODUCTS);
    if (!isWorthIt || this.#spent > MOST_IN_ALL || this.#isPassedOver()) return undefined;
    // Beyond float32 a box has no bound that is a number.
    if (!part.lower.every(Number.isFinite) || !part.upper.every(Number.isFinite)) return undefined;
    this.#spent += this.#cost;
    const alternative = property[part.alternative] as Alternative;
    const { region, rows: asked } = alternative;
    const known = rows.filter(({ inexact, limit }) => !inexact && Number.isFinite(limit.up));
    const box = exactBox(region, part, scaleOf(region, rows));
    // Of executions exact arithmetic knows nothing.
    const isAboutReals = !ROUNDINGS[rounding].coversRuns;
    // What is rounded outward may have parts that lie outside.
    if (box.lower.some((low, i) => compare(low, box.upper[i] ?? ZERO) > 0)) return { isImpossible: isAboutReals };
    const start = coordinates(box.lower.length);
    const outputs = exactOutputs(ready, start, bendOver(box), box.scale);
    if (outputs) {
      this.#inVain = 0;
      const functions = known.map(({ coefficients }) => sumOfBands(Array.from(coefficients, exact), outputs)[0]);
      for (const linear of functions) {
        const point = cornerOf(linear, part);
        const witness = await checkWitness(ready, property, part.alternative, point);
        if (witness) return { witness, isImpossible: false };
        const corner = region.decimals && witnessAt(ready, part.alternative, asked, exactCorner(linear, box), box);
        if (corner && (await agreesInFloat32(ready, alternative, corner.input))) {
          return { witness: corner, isImpossible: false };
        }
      }
      return { isImpossible: isAboutReals && areImpossible(known, outputs, box) };
    }
    if (!isAboutReals) return undefined;
    for (const choice of LOWER_SIDES) {
      this.#spent += 2 * this.#cost;
      const bands = exactOutputs(ready, start, bendOver(box, choice), box.scale);
      if (!bands) return undefined;
      if (!areImpossible(known, bands, box)) continue;
      this.#inVain = 0;
      return { isImpossible: true };
    }
    this.#inVain++;
    return { isImpossible: false };
  }

  /** Of a network that is not small, parts in which too many signs are undecided cost much and say nothing. */
  #isPassedOver(): boolean {
    if (this.#cost <= FEW_PRODUCTS) return false;
    this.#passedOver = (this.#passedOver + 1) % Math.ceil((1 + this.#inVain) / MANY_IN_VAIN);
    return this.#passedOver !== 0;
  }
}

/** Whether one of the rows is above its limit everywhere. */
function areImpossible(rows: readonly Row[], outputs: readonly Band[], box: ExactBox): boolean {
  return rows.some((row) => {
    const [below] = sumOfBands(Array.from(row.coefficients, exact), outputs);
    const order = compare(extreme(below, box, 'least'), limitOf(row, 'up', box.scale));
    return order > 0 || (row.isStrict && order === 0);
  });
}

/** Each coordinate of the input as a linear bound of itself. */
function coordinates(size: number): LinearBound[] {
  return Array.from({ length: size }, (_, i) =>
    Array.from({ length: size + 1 }, (_, at) => (at === i ? exact(1) : ZERO)),
  );
}

/** Where a linear bound is least: of a coordinate on which it does not depend the middle. */
function cornerOf(linear: LinearBound, { lower, upper }: ReadBounds): Float32Array {
  return lower.map((low, i) => {
    const { mantissa } = linear[i] as LinearBound[number];
    const high = upper[i] as number;
    if (mantissa === 0n) return low + (high - low) / 2;
    return mantissa > 0n ? low : high;
  });
}

/** The same of exact bounds: one of both where the bound does not depend on a coordinate. */
function exactCorner(linear: LinearBound, { lower, upper }: ExactBox): LinearBound[] {
  return lower.map((low, i) => [
    (linear[i] as LinearBound[number]).mantissa >= 0n ? low : (upper[i] as LinearBound[number]),
  ]);
}
