import type { KeptSigns } from '../bounds/sparedMargins';
import { StableUnits } from '../bounds/stableUnits';
import type { ReadyNetwork } from '../network/upload';
import type { TableRun } from './tableRun';

/** A row and the number of radii of the grid that it may be proved for. */
export interface RowTest {
  readonly row: number;
  readonly count: number;
}

/** Bytes for the signs of all rows. */
const MOST_BYTES = 2 ** 26;

interface Known {
  readonly count: number;
  readonly signs: Uint8Array;
}

/**
 * Signs that units of each row keep over the box of its largest radius that was tried in vain: bisection goes on within it,
 * where no backward pass has to find them again. One box a row, the smallest that the next test lies in.
 */
export class SignsOfRows {
  readonly #units: StableUnits;
  readonly #known = new Map<number, Known>();
  readonly #found = new Map<number, Known>();

  constructor(ready: ReadyNetwork, rows: number) {
    this.#units = new StableUnits(ready, Math.floor(MOST_BYTES / rows));
  }

  /** What is known over the boxes of these tests, and where it is kept what is found. */
  over(tests: readonly RowTest[]): KeptSigns {
    return {
      units: this.#units,
      known: tests.map(({ row, count }) => {
        const known = this.#known.get(row);
        return known && known.count >= count ? known.signs : undefined;
      }),
      keep: (signs) => {
        for (const [at, { row, count }] of tests.entries())
          this.#found.set(row, { count, signs: signs[at] as Uint8Array });
      },
    };
  }

  /** Keeps what was found where the row's next test lies within, and nothing of rows that are finished. */
  forget(tests: readonly RowTest[], run: TableRun): void {
    for (const { row } of tests) {
      const [found, next] = [this.#found.get(row), run.nextTest(row)];
      this.#found.delete(row);
      if (next === 0) this.#known.delete(row);
      else if (found && found.count >= next) this.#known.set(row, found);
    }
  }
}
