import type { Checkpoint } from '../bounds/checkpoint';

/** What is known about how far an input can be moved. */
export interface RadiusBracket {
  /** Largest radius tried such that it and every smaller one tried were certified; 0 where none was. */
  readonly certified: number;
  /** Smallest radius tried within which a counterexample is known; null where none is. */
  readonly falsified: number | null;
}

/** How a radius is certified, and how a counterexample is looked for. */
export interface RadiusTests {
  /** Whether a proof of one radius means that `certify` holds for every smaller one (so for intervals, not for CROWN). */
  readonly monotone: boolean;
  /**
   * Whether the whole box of that radius is proved.
   *
   * @param left proofs that are left at most, this one among them
   */
  certify(epsilon: number, left: number): Promise<boolean>;
  /** Distance of a counterexample within the radius, if one was found; rounded, so that it may lie just beyond. */
  falsify(epsilon: number): Promise<number | undefined>;
}

/** Which radii are tried. */
export interface RadiusGrid {
  readonly largest: number;
  /**
   * Even steps up to the largest; by default 32, or 1024 where bisection can be trusted, up to the smallest that is
   * falsified, so that small radii are told apart.
   */
  readonly count?: number | undefined;
}

/** Tests that are left at most. */
export interface TestsLeft {
  readonly attacks: number;
  readonly proofs: number;
}

/**
 * Without a grid: radii attacked, each larger than the one before by a sixteenth of an octave, over eight octaves; and
 * radii below the smallest falsified one to be certified one by one, or by bisection.
 */
const USUAL = { attacked: 128, octave: 16, oneByOne: 32, bisected: 1024 };

/** `count` radii, evenly spaced up to the largest. */
export function evenGrid(largest: number, count: number): number[] {
  return Array.from({ length: count }, (_, index) => (largest * (index + 1)) / count);
}

/** `count` radii up to the largest, the same factor apart. */
function geometricGrid(largest: number, count: number): number[] {
  return Array.from({ length: count }, (_, index) => largest * 2 ** ((index + 1 - count) / USUAL.octave));
}

/**
 * Brackets the radius up to which an input can be moved: first from above by attacks, by bisection, since a
 * counterexample in a box lies in every larger one; then from below by proofs of radii that are not falsified. Proofs
 * by intervals are bisected. CROWN's may fail within a box that it proves (its slopes flip), so radii are then
 * certified one by one from the smallest: that takes the fewest proofs for which every radius up to the one reported
 * was certified itself.
 *
 * @param checkpoint awaited between tests
 * @param onProgress is called before each test and at the end
 */
export async function bracketRadius(
  { largest, count }: RadiusGrid,
  tests: RadiusTests,
  checkpoint: Checkpoint,
  onProgress: (left: TestsLeft) => void = () => {},
): Promise<RadiusBracket> {
  const proved = count ?? (tests.monotone ? USUAL.bisected : USUAL.oneByOne);
  const mostProofs = tests.monotone ? bisections(proved) : proved;
  const attacked = count === undefined ? geometricGrid(largest, USUAL.attacked) : evenGrid(largest, count);
  let closest = Number.POSITIVE_INFINITY;
  const first = await bisect(attacked.length, async (index, attacks) => {
    await checkpoint();
    onProgress({ attacks, proofs: mostProofs });
    const epsilon = attacked[index] as number;
    const distance = await tests.falsify(epsilon);
    if (distance === undefined) return undefined;
    // Rounded up, a distance may lie beyond the radius; far below it, smaller radii are falsified, too.
    closest = Math.min(closest, distance < epsilon ? distance : epsilon);
    return attacked.findIndex((radius) => radius >= closest);
  });
  const falsified = attacked[first] ?? null;
  // Proofs are asked for below the counterexample itself, which may lie between two radii.
  const tried = (count === undefined ? evenGrid(falsified ?? largest, proved) : attacked).filter(
    (epsilon) => epsilon < closest,
  );
  const fails = async (index: number, proofs: number) => {
    await checkpoint();
    onProgress({ attacks: 0, proofs });
    return (await tests.certify(tried[index] as number, proofs)) ? undefined : index;
  };
  const failed = tests.monotone ? await bisect(tried.length, fails) : await firstOf(tried.length, fails);
  onProgress({ attacks: 0, proofs: 0 });
  return { certified: tried[failed - 1] ?? 0, falsified };
}

/** Tests one position; says where the property begins, or undefined where it does not hold yet. */
type Test = (index: number, left: number) => Promise<number | undefined>;

/**
 * The first position with a property that all later ones have; `count` where none has it. Each test leaves fewer
 * positions, whatever it says: what begins here or later begins here, and what begins where it was denied does begin there.
 */
async function bisect(count: number, test: Test): Promise<number> {
  let without = -1;
  let first = count;
  while (first - without > 1) {
    const middle = Math.floor((without + first) / 2);
    const found = await test(middle, bisections(first - without - 1));
    if (found === undefined) {
      without = middle;
      continue;
    }
    first = Math.min(found, middle);
    without = Math.min(without, first - 1);
  }
  return first;
}

/** The same, position by position, for a property that may be lost again. */
async function firstOf(count: number, test: Test): Promise<number> {
  for (let index = 0; index < count; index++) {
    if ((await test(index, count - index)) !== undefined) return index;
  }
  return count;
}

/** Tests that bisection takes at most to find one of `count` radii, or that there is none. */
function bisections(count: number): number {
  return Math.ceil(Math.log2(count + 1));
}
