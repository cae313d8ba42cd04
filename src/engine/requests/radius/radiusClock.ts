import type { TestsLeft } from '../../../radii/certifiedRadius';
import type { Progress } from '../../api/types';

/** Shares of a sample's progress line; attacks come first. */
const ATTACKS_SHARE = 0.3;

type Kind = keyof TestsLeft;

/** Judges how long a search for radii still takes: attacks and proofs cost differently, and each is timed by itself. */
export class RadiusClock {
  readonly #samples: number;
  readonly #start = performance.now();
  readonly #spent: Record<Kind, { tests: number; milliseconds: number; latest: number }> = {
    attacks: { tests: 0, milliseconds: 0, latest: 0 },
    proofs: { tests: 0, milliseconds: 0, latest: 0 },
  };
  #most: TestsLeft | undefined;

  constructor(samples: number) {
    this.#samples = samples;
  }

  /** Milliseconds since the search began. */
  get milliseconds(): number {
    return performance.now() - this.#start;
  }

  /** Runs a test and remembers how long it took. */
  async time<T>(kind: Kind, test: () => Promise<T>): Promise<T> {
    const start = performance.now();
    const result = await test();
    const spent = this.#spent[kind];
    spent.tests++;
    spent.latest = performance.now() - start;
    spent.milliseconds += spent.latest;
    return result;
  }

  /** The next sample starts its count anew. */
  endSample(): void {
    this.#most = undefined;
  }

  /** Where the search stands in a sample with so many tests left at most. */
  progress(sample: number, left: TestsLeft): Progress {
    this.#most ??= left;
    const attacked = ATTACKS_SHARE * (1 - shareOf(left.attacks, this.#most.attacks));
    const proved = (1 - ATTACKS_SHARE) * (1 - shareOf(left.proofs, this.#most.proofs));
    const seconds = this.#secondsLeft(left, this.#samples - sample - 1);
    return {
      done: sample + attacked + proved,
      total: this.#samples,
      ...(seconds !== undefined && { secondsLeft: seconds }),
    };
  }

  /** Nothing until each kind that is left was timed once. */
  #secondsLeft(left: TestsLeft, samples: number): number | undefined {
    const most = this.#most ?? left;
    let milliseconds = 0;
    for (const kind of ['attacks', 'proofs'] as const) {
      const count = left[kind] + samples * most[kind];
      const { tests, milliseconds: spent, latest } = this.#spent[kind];
      if (count > 0 && tests === 0) return undefined;
      // What cheaper methods prove comes first, of boxes that grow.
      if (count > 0) milliseconds += count * Math.max(latest, spent / tests);
    }
    return milliseconds / 1000;
  }
}

function shareOf(left: number, most: number): number {
  return most > 0 ? Math.min(1, left / most) : 0;
}
