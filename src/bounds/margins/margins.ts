import type { Classes } from '../../network/classes/classes';
import type { ReadBounds } from '../readBounds';

/**
 * Margins from the bounds of the logits alone, lower − upper of the two outputs, computed in float64, whose rounding
 * cannot change the sign of a difference of float32 numbers.
 *
 * @param logits [batch, outputs]
 * @returns [batch, classes], 0 at the label
 */
export function marginsFromLogits(logits: ReadBounds, classes: Classes, labels: readonly number[]): ReadBounds {
  const { count, outputs } = classes;
  const lower = new Float32Array(labels.length * count);
  const upper = new Float32Array(labels.length * count);
  labels.forEach((label, row) => {
    const start = row * outputs;
    classes.allMarginOutputs(label).forEach(({ winning, losing }, other) => {
      if (winning === losing) return;
      const least = (logits.lower[start + winning] as number) - (logits.upper[start + losing] as number);
      const most = (logits.upper[start + winning] as number) - (logits.lower[start + losing] as number);
      lower[row * count + other] = least - Math.abs(least) * 2 ** -22;
      upper[row * count + other] = most + Math.abs(most) * 2 ** -22;
    });
  });
  return { lower, upper };
}

/** What is known about all inputs of a box: proved, disproved by an input of the box, or neither. */
export type Verdict = 'verified' | 'falsified' | 'unknown';

/**
 * Verified when every margin but the label's own is proved positive. Comparisons are written so that NaN never proves;
 * a network with a single output makes no claim that could be verified.
 *
 * @param marginLower proved lower bounds of z_label − z_j
 */
export function verdictOf(marginLower: ArrayLike<number>, label: number): 'verified' | 'unknown' {
  if (marginLower.length < 2) return 'unknown';
  for (let j = 0; j < marginLower.length; j++) {
    if (j !== label && !((marginLower[j] as number) > 0)) return 'unknown';
  }
  return 'verified';
}

/**
 * Whether some margin is proved to be zero or less over the whole box; for the box of a single point that makes the
 * point a counterexample.
 *
 * @param marginUpper proved upper bounds of z_label − z_j
 */
export function isRefuted(marginUpper: ArrayLike<number>, label: number): boolean {
  for (let j = 0; j < marginUpper.length; j++) {
    if (j !== label && (marginUpper[j] as number) <= 0) return true;
  }
  return false;
}
