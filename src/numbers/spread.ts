/** Several values of one quantity, such as those of a recipe's seeds. */
export interface Spread {
  readonly mean: number;
  readonly least: number;
  readonly most: number;
  readonly count: number;
}

/** @param values at least one */
export function spreadOf(values: readonly number[]): Spread {
  const sum = values.reduce((total, value) => total + value, 0);
  return {
    mean: sum / values.length,
    least: Math.min(...values),
    most: Math.max(...values),
    count: values.length,
  };
}

/** Whether there are several values on both sides, and all of one side are above all of the other. */
export function rangesPart(one: Spread, other: Spread): boolean {
  return one.count > 1 && other.count > 1 && (one.least > other.most || other.least > one.most);
}
