import type { Unit } from './splitValues';

/** Where branch and bound stands. */
export interface TreeState {
  /** The least margin among subproblems that are not verified: all is proved when it is positive; +∞ when there are none. */
  readonly worst: number;
  /** Subproblems proved, those left undecided because nothing of them can be split, and those still open. */
  readonly verified: number;
  readonly undecided: number;
  readonly open: number;
  /** The share of all that is verified, each split halving what it splits: how far it has come, as an estimate. */
  readonly share: number;
  /** Milliseconds of work, pauses left out. */
  readonly milliseconds: number;
  /** Its leaves by how often what they are of was split: first those that were not. */
  readonly levels: readonly TreeLevel[];
  /** What was gained by splits, those that helped most first. */
  readonly gains: readonly SplitGain[];
  /** Where a network has two inputs: the boxes that were verified, then those that are not. */
  readonly boxes?: readonly SplitBox[];
}

/** Leaves of one level of the tree. */
interface TreeLevel {
  readonly verified: number;
  readonly unknown: number;
}

/** What the splits of one unit, or of one coordinate of the input, have gained. */
interface SplitGain {
  /** The value it belongs to, and its place there, in the internal layout. */
  readonly value: string;
  readonly unit: number;
  /** How often it was split. */
  readonly splits: number;
  /** By how much margins rose, those below zero, added up over both halves. */
  readonly gain: number;
}

/** A part of a box of two inputs. */
export interface SplitBox {
  readonly alternative: number;
  readonly lower: readonly [number, number];
  readonly upper: readonly [number, number];
  readonly verdict: 'verified' | 'unknown';
}

/** A subproblem, as it is counted. */
export interface Counted {
  readonly alternative: number;
  /** Its share of all that is to be decided: halved by each split. */
  readonly weight: number;
  /** The largest of its rows' margins as far as known. */
  readonly margin: number;
  /** What its parent was split at, and the parent's margin. */
  readonly from?: { readonly unit: Unit; readonly margin: number };
}

interface Standing {
  open: number;
  /** The least margin among what is proved. */
  least: number;
  isStuck: boolean;
}

/** Splits that are reported. */
const MOST_GAINS = 5;

/** Boxes that are kept to be drawn. */
const MOST_BOXES = 4000;

/** Counts the subproblems of a decision: how many are verified, what was gained by which splits, and what is left. */
export class TreeCount {
  readonly #onState: (state: TreeState) => void;
  readonly #clock: () => number;
  readonly #standings = new Map<number, Standing>();
  readonly #gains = new Map<string, { unit: Unit; splits: number; gain: number }>();
  readonly #boxes: SplitBox[] | undefined;
  readonly #levels: { verified: number; unknown: number }[];
  #verified = 0;
  #undecided = 0;
  #open = 0;
  #share = 0;
  #stuck = Number.POSITIVE_INFINITY;
  #state: TreeState;

  /**
   * @param clock milliseconds of work so far
   * @param keepsBoxes whether boxes of inputs are kept, to be drawn
   */
  constructor(alternatives: number, clock: () => number, keepsBoxes: boolean, onState: (state: TreeState) => void) {
    this.#clock = clock;
    this.#onState = onState;
    this.#boxes = keepsBoxes ? [] : undefined;
    for (let at = 0; at < alternatives; at++)
      this.#standings.set(at, { open: 1, least: Number.POSITIVE_INFINITY, isStuck: false });
    this.#open = alternatives;
    this.#levels = [{ verified: 0, unknown: alternatives }];
    this.#state = this.#stateWith(Number.NEGATIVE_INFINITY);
  }

  /** What was reported last. */
  get state(): TreeState {
    return this.#state;
  }

  /** The least margin of what an alternative was split into, each impossible; undefined where one is not. */
  provedMargin(alternative: number): number | undefined {
    const { open, least, isStuck } = this.#standingOf(alternative);
    return open === 0 && !isStuck && least >= 0 ? least : undefined;
  }

  /** A subproblem gave way to so many. */
  split(part: Counted, into: number): void {
    this.#standingOf(part.alternative).open += into - 1;
    this.#open += into - 1;
    if (into === 1) return;
    const level = this.#levelOf(part);
    this.#levelAt(level).unknown--;
    this.#levelAt(level + 1).unknown += into;
  }

  /** @param margin to which it is impossible: above zero, or zero where it is known to be above it and no more */
  proved(part: Counted, margin: number): void {
    const standing = this.#standingOf(part.alternative);
    standing.least = Math.min(standing.least, margin);
    standing.open--;
    this.#open--;
    this.#verified++;
    const level = this.#levelAt(this.#levelOf(part));
    level.verified++;
    level.unknown--;
    this.#share += part.weight;
    this.#gained(part, 0);
  }

  /** Nothing of it can be split. */
  undecided(part: Counted): void {
    const standing = this.#standingOf(part.alternative);
    standing.open--;
    standing.isStuck = true;
    this.#open--;
    this.#undecided++;
    this.#stuck = Math.min(this.#stuck, part.margin);
  }

  /** Another process decides it. */
  elsewhere(part: Counted): void {
    const standing = this.#standingOf(part.alternative);
    standing.open--;
    standing.isStuck = true;
    this.#open--;
  }

  /** It is left open, its margin known. */
  left(part: Counted): void {
    this.#gained(part, part.margin);
  }

  /** A box of two inputs, to be drawn. */
  box(box: SplitBox): void {
    if (this.#boxes && this.#boxes.length < MOST_BOXES) this.#boxes.push(box);
  }

  get keepsBoxes(): boolean {
    return this.#boxes !== undefined;
  }

  /** @param worst the least margin among open subproblems */
  report(worst: number, openBoxes: () => readonly SplitBox[] = () => []): void {
    this.#state = this.#stateWith(worst, openBoxes);
    this.#onState(this.#state);
  }

  #standingOf(alternative: number): Standing {
    return this.#standings.get(alternative) as Standing;
  }

  /** How often what it is of was split: each time its share was halved. */
  #levelOf({ weight }: Counted): number {
    return Math.round(-Math.log2(weight * this.#standings.size));
  }

  #levelAt(level: number): { verified: number; unknown: number } {
    while (this.#levels.length <= level) this.#levels.push({ verified: 0, unknown: 0 });
    return this.#levels[level] as { verified: number; unknown: number };
  }

  #gained({ from }: Counted, margin: number): void {
    if (!from || !Number.isFinite(from.margin)) return;
    const key = `${from.unit.value} ${from.unit.unit}`;
    const known = this.#gains.get(key) ?? { unit: from.unit, splits: 0, gain: 0 };
    this.#gains.set(key, {
      unit: from.unit,
      splits: known.splits + 0.5,
      gain: known.gain + Math.min(0, margin) - from.margin,
    });
  }

  #stateWith(worst: number, openBoxes: () => readonly SplitBox[] = () => []): TreeState {
    const gains = [...this.#gains.values()].sort((a, b) => b.gain - a.gain).slice(0, MOST_GAINS);
    return {
      worst: Math.min(worst, this.#stuck),
      verified: this.#verified,
      undecided: this.#undecided,
      open: this.#open,
      share: Math.min(1, this.#share),
      milliseconds: this.#clock(),
      levels: this.#levels.map((level) => ({ ...level })),
      gains: gains.map(({ unit, splits, gain }): SplitGain => ({ ...unit, splits: Math.ceil(splits), gain })),
      ...(this.#boxes && { boxes: [...this.#boxes, ...openBoxes()] }),
    };
  }
}
