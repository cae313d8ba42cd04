import { LANES, padded } from './layouts';

/** A row of outputs that is bounded. */
export interface SplitRow {
  /** Whose it is; rows of one subproblem follow each other. */
  readonly owner: number;
  /** Of the outputs. */
  readonly coefficients: Float32Array;
  /** Above what its bound decides the subproblem. */
  readonly limit: number;
  /** Which open units are split. */
  readonly units: readonly number[];
  /** On which side each of them is: 1 where z ≥ 0, −1 where z ≤ 0. */
  readonly signs: readonly (1 | -1)[];
  /** What is known of open units at a counterexample, lower bounds and then upper ones; without it what is known of the region. */
  readonly known?: Float32Array;
  /** Of a counterexample the row is at most this, exactly; without it no unit is bounded anew by the row. */
  readonly cut?: number;
  /** Where the search begins; without it with slopes as CROWN chooses them, and no multipliers. */
  readonly choices?: SplitChoices;
}

/** What was chosen for a row. */
export interface SplitChoices {
  /** Slopes of all open units in 65535ths. */
  readonly slopes: Uint16Array;
  /** Of units that are split, in the order of the splits; of those beyond its end none are known. */
  readonly multipliers: ArrayLike<number>;
}

/** How long is searched. */
export interface SplitSteps {
  readonly count: number;
  /** How often units are bounded anew, at most, each before another search. */
  readonly rounds: number;
  /** The length of the first step, as a share of what can be chosen, and what each is to the one before. */
  readonly first: number;
  readonly decay: number;
}

/** Slopes are kept as so many. */
export const SLOPE_STEPS = 65_535;

/** What lies side by side in groups, as the program has left it. */
type FoundRegions = Readonly<Record<'slopes' | 'multipliers' | 'costs' | 'corners' | 'known' | 'given', Float32Array>>;

/** What was found of rows, in the order of the rows. */
export class FoundSplits {
  /** Proved lower bounds; −∞ where nothing was found. */
  readonly least: Float64Array;
  readonly #rows: readonly SplitRow[];
  readonly #open: number;
  readonly #inputs: number;
  readonly #found: FoundRegions;

  constructor(rows: readonly SplitRow[], open: number, inputs: number, least: Float64Array, found: FoundRegions) {
    this.#rows = rows;
    this.#open = open;
    this.#inputs = inputs;
    this.least = least.map((bound) => (Number.isFinite(bound) ? bound : Number.NEGATIVE_INFINITY));
    this.#found = found;
  }

  /** The best choices of a row. */
  choicesOf(row: number): SplitChoices {
    const { slopes, multipliers } = this.#found;
    const from = placeOf(row, this.#open);
    const own = new Uint16Array(this.#open);
    for (let unit = 0; unit < own.length; unit++) {
      own[unit] = Math.round(SLOPE_STEPS * (slopes[from + unit * LANES] as number));
    }
    const { units } = this.#rows[row] as SplitRow;
    return { slopes: own, multipliers: Float32Array.from(units, (unit) => multipliers[from + unit * LANES] as number) };
  }

  /**
   * What is known of open units at a counterexample, as in SplitRow: what was known before where nothing else is. There is no counterexample
   * where a lower bound is above its upper one.
   */
  knownOf(row: number): Float32Array | undefined {
    const { known, given } = this.#found;
    const from = placeOf(row, 2 * this.#open);
    const end = from + 2 * LANES * this.#open;
    for (let at = from; at < end; at += LANES) {
      if (known[at] === given[at]) continue;
      return Float32Array.from({ length: 2 * this.#open }, (_, unit) => known[from + unit * LANES] as number);
    }
    return this.#rows[row]?.known;
  }

  /** Adds what each open unit costs a row: at the point where its bound is attained, and by intercepts; nothing where it seems proved. */
  addCosts(row: number, losses: Float64Array, intercepts: Float64Array): void {
    const { costs } = this.#found;
    const from = LANES * this.#open * Math.floor(row / LANES) + placeOf(row, this.#open);
    const next = from + LANES * this.#open;
    for (let unit = 0; unit < losses.length; unit++) {
      losses[unit] = (losses[unit] as number) + (costs[from + unit * LANES] as number);
      intercepts[unit] = (intercepts[unit] as number) + (costs[next + unit * LANES] as number);
    }
  }

  /** The corner of the box where a row's bound is attained. */
  cornerOf(row: number): Float32Array {
    const from = placeOf(row, padded(this.#inputs));
    return Float32Array.from({ length: this.#inputs }, (_, at) => this.#found.corners[from + at * LANES] as number);
  }
}

/** Where a row's first number lies among groups of so many numbers for each lane. */
export function placeOf(row: number, length: number): number {
  return Math.floor(row / LANES) * length * LANES + (row % LANES);
}
