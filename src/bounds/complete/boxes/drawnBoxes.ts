import type { SplitBox } from '../treeCount';

/** A part of an alternative's box. */
interface BoxPart {
  readonly alternative: number;
  readonly lower: Float32Array;
  readonly upper: Float32Array;
}

/** A part of two inputs, to be drawn. */
export function boxOf({ alternative, lower, upper }: BoxPart, verdict: SplitBox['verdict']): SplitBox {
  return {
    alternative,
    lower: [lower[0] as number, lower[1] as number],
    upper: [upper[0] as number, upper[1] as number],
    verdict,
  };
}

/** What clipping took from a part of two inputs: a box at each side. */
export function cutAway(part: BoxPart, rest: BoxPart): SplitBox[] {
  const [before, after] = [boxOf(part, 'verified'), boxOf(rest, 'verified')];
  const sides: readonly Pick<SplitBox, 'lower' | 'upper'>[] = [
    { lower: before.lower, upper: [after.lower[0], before.upper[1]] },
    { lower: [after.upper[0], before.lower[1]], upper: before.upper },
    { lower: [after.lower[0], before.lower[1]], upper: [after.upper[0], after.lower[1]] },
    { lower: [after.lower[0], after.upper[1]], upper: [after.upper[0], before.upper[1]] },
  ];
  const some = sides.filter(({ lower, upper }) => lower[0] < upper[0] && lower[1] < upper[1]);
  return some.map((side) => ({ ...before, ...side }));
}
