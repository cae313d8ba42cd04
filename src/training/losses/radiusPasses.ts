/** The pairs of classes that one pass of bounds serves. */
export interface RadiusPass {
  readonly epsilon: number;
  /** 1 at [y][j] where ε(y, j) is this radius and j ≠ y, else 0. */
  readonly pairs: readonly (readonly number[])[];
}

/** One pass for every distinct radius between two classes, the smallest first. */
export function radiusPasses(radii: readonly (readonly number[])[]): readonly RadiusPass[] {
  const between = radii.flatMap((row, y) => row.filter((_, j) => j !== y));
  const distinct = [...new Set(between)].sort((a, b) => a - b);
  return distinct.map((epsilon) => ({
    epsilon,
    pairs: radii.map((row, y) => row.map((radius, j) => Number(j !== y && radius === epsilon))),
  }));
}
