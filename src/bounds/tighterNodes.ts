import type { NodeEnds } from './networkBounds';

/** For every node the intersection of two bounds, and the smaller count of units without a sign. */
export function tighterNodes(a: readonly NodeEnds[], b: readonly NodeEnds[]): NodeEnds[] {
  return a.map((first, index) => {
    const second = b[index] as NodeEnds;
    return {
      lower: first.lower.map((value, at) => Math.max(value, second.lower[at] as number)),
      upper: first.upper.map((value, at) => Math.min(value, second.upper[at] as number)),
      unstable: first.unstable.map((count, sample) => Math.min(count, second.unstable[sample] as number)),
    };
  });
}
