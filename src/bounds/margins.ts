import type { Classes } from '../network/classes';
import type { Ends } from './ends';

/**
 * Margins from the bounds of the logits alone, lower − upper of the two outputs, computed in float64, whose rounding
 * cannot change the sign of a difference of float32 numbers.
 *
 * @param logits [batch, outputs]
 * @returns [batch, classes], 0 at the label
 */
export function marginsFromLogits(logits: Ends, classes: Classes, labels: readonly number[]): Ends {
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
