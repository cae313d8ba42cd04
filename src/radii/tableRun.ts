import { NEVER, type RadiusTable, type TableAbout } from './table/radiusTable';

/**
 * How far a radius table is computed: plain data, so that it can be stored and gone on with. Numbers of a row and a class
 * j stand at i·K + j.
 */
export interface RunState {
  readonly about: TableAbout;
  readonly indices: Uint32Array;
  readonly labels: Uint16Array;
  /** NEVER where a row has not been judged. */
  readonly predictions: Uint16Array;
  /** Numbers of radii proved so far; NEVER at the label. */
  readonly certified: Uint16Array;
  /** The least number of radii that is known not to be provable; one more than the grid has where all may be. */
  readonly unprovable: Uint16Array;
  /** Places in the grid of the smallest radius with a counterexample so far; NEVER where there is none, and at the label. */
  readonly attacked: Uint16Array;
  /** Numbers of places, from the first on, at which attacks found no counterexample. */
  readonly searched: Uint16Array;
}

/** One thing to look for: a counterexample of a row against a class, at a place of the grid. */
export interface AttackJob {
  readonly row: number;
  readonly target: number;
  readonly place: number;
}

/** The state of a run that has not begun. */
export function newState(about: TableAbout, indices: Uint32Array, labels: Uint16Array): RunState {
  const size = labels.length * about.outputs;
  const state = {
    about,
    indices,
    labels,
    predictions: new Uint16Array(labels.length).fill(NEVER),
    certified: new Uint16Array(size),
    unprovable: new Uint16Array(size).fill(about.grid.length + 1),
    attacked: new Uint16Array(size).fill(NEVER),
    searched: new Uint16Array(size),
  };
  labels.forEach((label, row) => {
    state.certified[row * about.outputs + label] = NEVER;
    state.searched[row * about.outputs + label] = NEVER;
  });
  return state;
}

/** The table of a finished run. */
export function tableOf({ about, indices, labels, predictions, certified, attacked }: RunState): RadiusTable {
  return { about, indices, labels, predictions, certified, attacked };
}

/**
 * A radius table while it is computed. For each pair of a row and a class the truth is closed in from both sides, by
 * proofs and by counterexamples; it asks for the next of either, and takes what is found. It is sound wherever it is left.
 */
export class TableRun {
  /** Changes as the run goes on. */
  readonly state: RunState;

  constructor(state: RunState) {
    this.state = state;
  }

  get about(): TableAbout {
    return this.state.about;
  }

  get rows(): number {
    return this.state.labels.length;
  }

  labelOf(row: number): number {
    return this.state.labels[row] as number;
  }

  /** Takes the class that an image itself is classified as. */
  predict(row: number, prediction: number): void {
    this.state.predictions[row] = prediction;
  }

  /** Whether a row was judged and no pair of it is undecided. */
  isFinished(row: number): boolean {
    return this.state.predictions[row] !== NEVER && this.#pairs(row).every((at) => this.#shareDone(at) === 1);
  }

  /** How much of the search some rows have behind them, counted in rows. */
  done(rows: readonly number[]): number {
    const pairs = rows.flatMap((row) => this.#pairs(row));
    return pairs.reduce((sum, at) => sum + this.#shareDone(at), 0) / this.about.outputs;
  }

  /** The number of radii of the grid that a row's next test may prove; 0 when nothing is undecided. */
  nextTest(row: number): number {
    const { certified, unprovable } = this.state;
    let widest = 1;
    let next = 0;
    for (const at of this.#pairs(row)) {
      const gap = (unprovable[at] as number) - (certified[at] as number);
      if (!(gap > widest)) continue;
      widest = gap;
      next = (certified[at] as number) + Math.floor(gap / 2);
    }
    return next;
  }

  /**
   * Takes what a test of that many radii says of a pair, where the pair is still undecided around it.
   *
   * @param lower a lower bound of the margin
   * @param isLast whether nothing tighter will be tried where the bound proves nothing
   */
  enterTest(row: number, target: number, count: number, lower: number, isLast = true): void {
    const at = this.#at(row, target);
    if (!this.#isUndecidedAround(at, count)) return;
    if (lower > 0) this.certify(row, target, count);
    else if (isLast) this.state.unprovable[at] = count;
  }

  /** Whether a test of that many radii may still say something of a row. */
  isUndecidedAt(row: number, count: number): boolean {
    return this.#pairs(row).some((at) => this.#isUndecidedAround(at, count));
  }

  /** The classes of which it may. */
  targetsUndecidedAt(row: number, count: number): number[] {
    return this.#pairs(row).flatMap((at, target) => (this.#isUndecidedAround(at, count) ? [target] : []));
  }

  /** The counterexamples to look for next: in the middle of what is left of the grid for each undecided pair of a row. */
  nextAttacks(row: number): readonly AttackJob[] {
    return Array.from({ length: this.about.outputs }, (_, target) => target).flatMap((target) => {
      const [first, end] = this.#placesLeft(this.#at(row, target));
      return first < end ? [{ row, target, place: Math.floor((first + end) / 2) }] : [];
    });
  }

  /** Whether a counterexample within that place of the grid is known. */
  isFalsified({ row, target, place }: AttackJob): boolean {
    return (this.state.attacked[this.#at(row, target)] as number) <= place;
  }

  /** Takes it that an attack was made; where it found nothing, one looks further out from now on. */
  enterAttack(job: AttackJob): void {
    if (!this.isFalsified(job)) this.state.searched[this.#at(job.row, job.target)] = job.place + 1;
  }

  /** Takes a proof of that many radii; where a counterexample is known, of no more than lie below it. */
  certify(row: number, target: number, count: number): void {
    const { certified, attacked } = this.state;
    const at = this.#at(row, target);
    const most = Math.min(count, attacked[at] as number);
    if (most > (certified[at] as number)) certified[at] = most;
  }

  /** Takes a counterexample at a place: it was checked, so bounds that said otherwise (as without rounding) yield. */
  falsify(row: number, target: number, place: number): void {
    const { certified, unprovable, attacked } = this.state;
    const at = this.#at(row, target);
    if (place < (attacked[at] as number)) attacked[at] = place;
    if (place < (certified[at] as number)) certified[at] = place;
    // What is falsified cannot be proved.
    if (place + 1 < (unprovable[at] as number)) unprovable[at] = place + 1;
  }

  table(): RadiusTable {
    return tableOf(this.state);
  }

  #at(row: number, target: number): number {
    return row * this.about.outputs + target;
  }

  #pairs(row: number): readonly number[] {
    return Array.from({ length: this.about.outputs }, (_, target) => this.#at(row, target));
  }

  #isUndecidedAround(at: number, count: number): boolean {
    const { certified, unprovable } = this.state;
    return this.#isUndecidedAbove(at) && count > (certified[at] as number) && count < (unprovable[at] as number);
  }

  /** Whether proofs may still be found for a pair. */
  #isUndecidedAbove(at: number): boolean {
    return (this.state.unprovable[at] as number) - (this.state.certified[at] as number) > 1;
  }

  /** The places that are left to look for a counterexample of a pair in: from the first up to before the last. */
  #placesLeft(at: number): [number, number] {
    const { certified, attacked, searched } = this.state;
    const first = Math.max(certified[at] as number, searched[at] as number);
    return [first, Math.min(attacked[at] as number, this.about.grid.length)];
  }

  #shareDone(at: number): number {
    const isProved = this.#isUndecidedAbove(at) ? 0 : 1;
    if (!this.about.attack) return isProved;
    const [first, end] = this.#placesLeft(at);
    return (isProved + (first >= end ? 1 : 0)) / 2;
  }
}
