import { ROUNDINGS } from '../../../catalog/roundings';
import { sizeOf } from '../../../network/network';
import type { ReadyNetwork } from '../../../network/upload';
import { compare, exact, ZERO } from '../../../numbers/dyadic';
import type { Row } from '../question';
import type { Branching } from '../tree';
import { checkWitness, type Witness } from '../witness';
import {
  type ExactBox,
  exactOutputs,
  exactProducts,
  extreme,
  type Line,
  MOST_PRODUCTS,
  signOver,
  sumOfLines,
} from './exactLines';

/** Products of whole numbers for all parts of a decision: about a second; and for a part of which nothing is asked before. */
const MOST_IN_ALL = 2 ** 21;
const FEW_PRODUCTS = 2 ** 10;

/** Rows this close to their limits, as a share of it or in all, may be beyond what rounding leaves. */
const NEAR = 2 ** -12;

/** A part of an alternative's region. */
interface NearPart extends ExactBox {
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
 * Decides parts in which a network is linear by exact arithmetic, where bounds that pay for rounding cannot: a row that just
 * reaches its limit, or just does not.
 */
export class ExactParts {
  readonly #cost: number;
  #spent = 0;

  constructor(ready: ReadyNetwork) {
    this.#cost = exactProducts(ready, sizeOf(ready.network.input.shape) + 1);
  }

  /**
   * @param rows of the part's alternative, or what follows from them
   * @returns undefined where it is not worth it, or the network is not linear there
   */
  async decide(
    { ready, question, rounding }: Pick<Branching, 'ready' | 'question' | 'rounding'>,
    part: NearPart,
    rows: readonly Row[],
  ): Promise<ExactAnswer | undefined> {
    const scale = Math.max(1, ...rows.map(({ limit }) => Math.abs(limit.up)));
    const isWorthIt = this.#cost <= FEW_PRODUCTS || (part.margin > -NEAR * scale && this.#cost <= MOST_PRODUCTS);
    if (!isWorthIt || this.#spent > MOST_IN_ALL) return undefined;
    this.#spent += this.#cost;
    const outputs = exactOutputs(ready, coordinates(part.lower.length), signOver(part));
    if (!outputs) return undefined;
    const known = rows.filter(({ inexact, limit }) => !inexact && Number.isFinite(limit.up));
    const lines = known.map(({ coefficients }) => sumOfLines(coefficients, outputs));
    for (const line of lines) {
      const witness = await checkWitness(ready, question, part.alternative, cornerOf(line, part));
      if (witness) return { witness, isImpossible: false };
    }
    const isImpossible = known.some(({ limit, isStrict }, at) => {
      const order = compare(extreme(lines[at] as Line, part, 'least'), exact(limit.up));
      return order > 0 || (isStrict && order === 0);
    });
    // Of executions it knows nothing.
    return { isImpossible: isImpossible && !ROUNDINGS[rounding].coversRuns };
  }
}

/** Each coordinate of the input as a line. */
function coordinates(size: number): Line[] {
  return Array.from({ length: size }, (_, i) =>
    Array.from({ length: size + 1 }, (_, at) => (at === i ? exact(1) : ZERO)),
  );
}

/** Where a line is least: of a coordinate on which it does not depend the middle. */
function cornerOf(line: Line, { lower, upper }: ExactBox): Float32Array {
  return lower.map((low, i) => {
    const { mantissa } = line[i] as Line[number];
    const high = upper[i] as number;
    if (mantissa === 0n) return low + (high - low) / 2;
    return mantissa > 0n ? low : high;
  });
}
