import { expect } from 'vitest';
import type { Known, Tie } from '../../network/ops/known';
import { expectAtLeast, expectAtMost } from './sides';

/** Fails where what is stated of an operation's output does not hold of one, or of the lower bounds of it. */
export function expectKnown(
  { sign, bounds, is }: Known,
  inputs: readonly Float64Array[],
  output: Float64Array,
  lower: Float32Array = new Float32Array(),
): void {
  const isPlain = inputs.every((input) => input.every((x) => x >= 0));
  if (isSaid(sign, isPlain)) expect(Math.min(...output)).toBeGreaterThanOrEqual(0);
  if (isSaid(bounds, isPlain)) expect(Math.min(...lower)).toBeGreaterThanOrEqual(0);
  if (is) expectTie(is, inputs, output, isPlain);
}

/** Whether an output is stated not to be negative, where what is read is not or may be. */
function isSaid(stated: Known['sign'] | undefined, isPlain: boolean): boolean {
  return stated === 'never negative' || (stated === 'as inputs' && isPlain);
}

/** Fails where an output is not what it is stated to be of what is read, within a rounding of float64. */
function expectTie(tie: Tie, [input, other]: readonly Float64Array[], output: Float64Array, isPlain: boolean): void {
  const read = input as Float64Array;
  const share = read.length / output.length;
  const computed: Readonly<Record<Tie, (x: number, at: number) => number | undefined>> = {
    product: (x, at) => x * (other?.[at] as number),
    inverse: (x) => 1 / x,
    root: (x) => Math.sqrt(x),
    square: (x) => x * x,
    raises: () => undefined,
    picks: () => undefined,
    sum: () => undefined,
    mean: () => undefined,
  };
  for (const [at, value] of output.entries()) {
    const known = computed[tie](read[at] as number, at);
    if (known !== undefined) expectAtMost(Math.abs(value - known), 1e-12 * Math.abs(known));
    if (tie === 'raises' && isPlain) expectAtLeast(value, read[at] as number);
    if (tie === 'picks') expect(read).toContain(value);
  }
  const total = (values: Float64Array) => values.reduce((sum, x) => sum + x, 0);
  if (tie === 'sum') expect(total(output)).toBeCloseTo(total(read), 5);
  if (tie === 'mean') expect(total(output) * share).toBeCloseTo(total(read), 5);
}
