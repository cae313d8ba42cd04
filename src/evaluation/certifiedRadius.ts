import type { Checkpoint } from '../bounds/checkpoint';

/** What is known about how far an input can be moved. */
export interface RadiusBracket {
  /** Largest radius of the grid that was certified; 0 where none was. */
  readonly certified: number;
  /** Smallest radius of the grid within which a counterexample is known; null where none is. */
  readonly falsified: number | null;
}

/** How a radius is certified, and how a counterexample is looked for. */
export interface RadiusTests {
  /** Whether the whole box of that radius is proved. */
  certify(epsilon: number): Promise<boolean>;
  /** Distance of a counterexample within the radius, if one was found. */
  falsify(epsilon: number): Promise<number | undefined>;
}

/** `count` radii, evenly spaced up to the largest. */
export function evenGrid(largest: number, count: number): number[] {
  return Array.from({ length: count }, (_, index) => (largest * (index + 1)) / count);
}

/**
 * Brackets the radius up to which an input can be moved: from below by proofs, from above by counterexamples, each by
 * bisection on a grid. A proof over a box holds for every smaller one, and a counterexample for every larger one; where
 * a method is not monotone (CROWN's slopes flip) it may fail below a radius it certifies, which bisection then does not
 * see. Every radius reported was tested itself.
 *
 * @param grid radii, ascending and above 0
 * @param checkpoint awaited between tests
 * @param onProgress is told how many tests are done, of how many
 */
export async function bracketRadius(
  grid: readonly number[],
  tests: RadiusTests,
  checkpoint: Checkpoint,
  onProgress: (done: number, total: number) => void = () => {},
): Promise<RadiusBracket> {
  const total = 2 * mostTests(grid.length);
  const half = total / 2;
  const progress = (before: number) => (done: number) => onProgress(before + done, total);
  const certified = await lastCertified(grid, tests.certify, checkpoint, progress(0));
  onProgress(half, total);
  const falsified = await firstFalsified(grid, certified + 1, tests.falsify, checkpoint, progress(half));
  onProgress(total, total);
  return { certified: grid[certified] ?? 0, falsified: grid[falsified] ?? null };
}

/** Tests that bisection takes at most to find one of `count` radii, or that there is none. */
function mostTests(count: number): number {
  return Math.ceil(Math.log2(count + 1));
}

/** Index of the largest certified radius, −1 for none: between one that holds and one that does not. */
async function lastCertified(
  grid: readonly number[],
  certify: RadiusTests['certify'],
  checkpoint: Checkpoint,
  onTest: (done: number) => void,
): Promise<number> {
  let holds = -1;
  let fails = grid.length;
  for (let done = 1; fails - holds > 1; done++) {
    await checkpoint();
    const middle = Math.floor((holds + fails) / 2);
    if (await certify(grid[middle] as number)) holds = middle;
    else fails = middle;
    onTest(done);
  }
  return holds;
}

/** Index of the smallest falsified radius from `first` on, the grid's length for none. */
async function firstFalsified(
  grid: readonly number[],
  first: number,
  falsify: RadiusTests['falsify'],
  checkpoint: Checkpoint,
  onTest: (done: number) => void,
): Promise<number> {
  let resists = first - 1;
  let broken = grid.length;
  for (let done = 1; broken - resists > 1; done++) {
    await checkpoint();
    const middle = Math.floor((resists + broken) / 2);
    const distance = await falsify(grid[middle] as number);
    // A counterexample may lie closer than it was asked for; then smaller radii are broken, too.
    if (distance === undefined) resists = middle;
    else
      broken = Math.max(
        first,
        grid.findIndex((epsilon) => epsilon >= distance),
      );
    onTest(done);
  }
  return broken;
}
