import type { SplitBounder } from '../../../kernels/splits/boundSplits';
import type { SplitChoices, SplitRow, SplitSteps } from '../../../kernels/splits/foundSplits';
import type { Checkpoint } from '../../checkpoint';
import { stepsOf } from '../searchSplits';
import { rowsAtOnce, unitsWorthSplit } from './worthSplit';

/** One side of a unit: the least value of sign · output. */
export interface Side {
  readonly output: number;
  readonly sign: 1 | -1;
  /** A proved lower bound. */
  readonly least: number;
}

/** A subproblem of a side that is not known to be above zero. */
interface Leaf {
  readonly units: readonly number[];
  readonly signs: readonly (1 | -1)[];
  /** Its own, or its parent's where that is better. */
  readonly bound: number;
  readonly choices: SplitChoices;
  /** The unit to split it at; absent where none is left. */
  readonly next?: number;
}

/** Steps on a whole side, and on each of its subproblems. */
const [FIRST_STEPS, STEPS] = [20, 5];

/** Bytes of slopes that all leaves may keep. */
const MOST_BYTES = 2 ** 26;

/** Both sides of all outputs of a program, each a branch and bound of its own; those of all go side by side. */
export class UnitTrees {
  readonly #bounder: SplitBounder;
  readonly #outputs: number;
  readonly #trees: readonly Tree[];
  #products = 0;

  /**
   * @param bounder is disposed of with the trees
   * @param outputs those that matter most first: others may be left as they are
   */
  constructor(bounder: SplitBounder, outputs: number) {
    this.#bounder = bounder;
    this.#outputs = outputs;
    this.#trees = Array.from({ length: 2 * outputs }, (_, at) => new Tree(at >> 1, at % 2 === 0 ? 1 : -1));
  }

  /** Those that were bounded. */
  get sides(): readonly Side[] {
    return this.#trees.filter(({ isBounded }) => isBounded);
  }

  /**
   * Bounds every side, and splits its worst subproblem so many times at most: until the sign of its output is known, or nothing can be split.
   *
   * @param products that it may take, about
   * @returns those that it took
   */
  async grow(splits: number, products: number, checkpoint: Checkpoint): Promise<number> {
    const whole = this.#trees.slice(0, Math.floor(products / this.#bounder.productsOf(stepsOf(FIRST_STEPS))));
    await this.#bound(
      whole.map((tree) => ({ tree, units: [], signs: [] })),
      stepsOf(FIRST_STEPS),
      checkpoint,
    );
    const isOpen = ({ output }: Tree) => {
      const sides = [whole[2 * output], whole[2 * output + 1]];
      return sides.every((tree) => tree === undefined || !(tree.least > 0));
    };
    const ofTree = 2 * splits * this.#bounder.productsOf(stepsOf(STEPS));
    const grown = whole.filter(isOpen).slice(0, Math.max(0, Math.ceil((products - this.#products) / ofTree)));
    const bytes = 2 * this.#bounder.open.length * grown.length;
    const affordable = Math.min(splits, Math.floor(MOST_BYTES / (bytes + 1)));
    for (let round = 0; round < affordable; round++) {
      const halves = grown.flatMap((tree) => (isOpen(tree) ? tree.splitWorst() : []));
      if (halves.length === 0) break;
      await this.#bound(halves, stepsOf(STEPS), checkpoint);
    }
    return this.#products;
  }

  dispose(): void {
    this.#bounder.dispose();
  }

  async #bound(parts: readonly Part[], steps: SplitSteps, checkpoint: Checkpoint): Promise<void> {
    const together = rowsAtOnce(this.#bounder, steps);
    for (let first = 0; first < parts.length; first += together) {
      await checkpoint();
      const some = parts.slice(first, first + together);
      const rows = some.map(({ tree, parent, ...splits }, owner): SplitRow => {
        const row = { owner, ...splits, coefficients: tree.row(this.#outputs), limit: 0 };
        return parent ? { ...row, choices: parent.choices } : row;
      });
      const found = this.#bounder.bound(rows, steps);
      this.#products += some.length * this.#bounder.productsOf(steps);
      some.forEach(({ tree, parent, units, signs }, at) => {
        const bound = Math.max(found.least[at] as number, parent?.bound ?? Number.NEGATIVE_INFINITY);
        if (bound > 0) {
          tree.above(bound);
          return;
        }
        const [next] = unitsWorthSplit([[found, at]], this.#bounder, new Set(units));
        tree.add({ units, signs, bound, choices: found.choicesOf(at), ...(next !== undefined && { next }) });
      });
    }
  }
}

/** A subproblem to be bounded; the whole side has no parent. */
interface Part extends Pick<Leaf, 'units' | 'signs'> {
  readonly tree: Tree;
  readonly parent?: Leaf;
}

/** The subproblems of one side, which together are all of it. */
class Tree implements Side {
  readonly output: number;
  readonly sign: 1 | -1;
  readonly #leaves: Leaf[] = [];
  /** The least of what is above zero. */
  #above = Number.POSITIVE_INFINITY;

  constructor(output: number, sign: 1 | -1) {
    this.output = output;
    this.sign = sign;
  }

  get isBounded(): boolean {
    return this.#leaves.length > 0 || this.#above < Number.POSITIVE_INFINITY;
  }

  /** To be asked for once all subproblems are bounded. */
  get least(): number {
    return this.#leaves.reduce((least, { bound }) => Math.min(least, bound), this.#above);
  }

  row(outputs: number): Float32Array {
    const coefficients = new Float32Array(outputs);
    coefficients[this.output] = this.sign;
    return coefficients;
  }

  /** One of its subproblems is above zero, which is enough. */
  above(bound: number): void {
    this.#above = Math.min(this.#above, bound);
  }

  add(leaf: Leaf): void {
    this.#leaves.push(leaf);
  }

  /** Takes the worst leaf away and gives its halves, which are to be bounded; none where it cannot be split. */
  splitWorst(): Part[] {
    let worst = 0;
    this.#leaves.forEach(({ bound }, at) => {
      if (bound < (this.#leaves[worst] as Leaf).bound) worst = at;
    });
    const parent = this.#leaves[worst];
    if (parent?.next === undefined) return [];
    this.#leaves.splice(worst, 1);
    const units = [...parent.units, parent.next];
    return ([1, -1] as const).map((sign) => ({ tree: this, parent, units, signs: [...parent.signs, sign] }));
  }
}
