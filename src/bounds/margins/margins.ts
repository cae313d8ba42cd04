import type * as tf from '@tensorflow/tfjs-core';
import { ROUNDINGS } from '../../catalog/roundings';
import { gamma, type Rounding, TINY, UNIT_ROUNDOFF } from '../../kernels/rounding/rounding';
import { differencesInMemory } from '../../kernels/wasm/differencesInMemory';
import type { Classes } from '../../network/classes/classes';
import { roundDown, roundUp } from '../inputBox';
import type { ReadBounds } from '../readBounds';
import type { AffineTail } from './affineTails';

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

/** Whether all margins of these labels are put in their places by elision (see elideMargins), so that nothing is left of the logits' bounds. */
export function areElided(tails: readonly AffineTail[], classes: Classes, labels: readonly number[]): boolean {
  const inOne = (winning: number, losing: number) => {
    return tails.some((tail) => isIn(tail, winning - tail.first) && isIn(tail, losing - tail.first));
  };
  return [...new Set(labels)].every((label) => {
    return classes.allMarginOutputs(label).every(({ winning, losing }) => winning === losing || inOne(winning, losing));
  });
}

/**
 * Puts in the place of margins those by elision (Zhang et al. 2020), wherever both their outputs come from this tail:
 * the column difference, W_label − W_j for plain networks, is bounded as one layer, which is tighter than the
 * difference of the logits' bounds. A loop in float64, which takes no time beside the network's other layers.
 *
 * For n inputs v in [c − r, c + r], let d be the difference of two columns, β that of their biases, u = 2⁻⁵³, and γₖ as
 * in rounding.ts for that u:
 *
 * (a) Σdv + β is within Σ|d|r of Σdc + β. Computed, c, r, d and β each carry one rounding.
 * (b) The computed middle of Σdc + β is within γₙ₊₃(Σ|d||c| + |β|) of it.
 * (c) With ε = 4(n + 8)u, half = Σ|d|(r + ε(|c| + r)) + ε|β| is a sum of non-negative terms, of which no more than γₙ₊₈
 *     is lost. So it exceeds Σ|d|r by at least 2(n + 8)u(Σ|d|(|c| + r) + |β|), which accounts for (b) and for the
 *     u(|middle| + half) of the last subtraction.
 * (d) Each logit of a float32 execution carries its own error besides, which `float32` adds for both (`lostInProducts` in
 *     network/executionErrors); a share of 2⁻²⁰ accounts for float64's roundings of that.
 *
 * @param margins [batch, classes], changed
 * @param values bounds of the value the tail reads, [2·batch, inputs]; finite
 * @param labels one for each sample
 */
export function elideMargins(
  margins: ReadBounds,
  values: ArrayLike<number>,
  tail: AffineTail,
  classes: Classes,
  labels: readonly number[],
  rounding: Rounding,
): void {
  const inputs = tail.columns.length / tail.bias.length;
  const share = shareOf(inputs, rounding);
  const center = new Float64Array(inputs);
  const radius = new Float64Array(inputs);
  labels.forEach((label, row) => {
    readBox(values, row, labels.length, share, center, radius);
    const errors = ROUNDINGS[rounding].coversRuns ? executionErrors(tail, center, radius) : undefined;
    classes.allMarginOutputs(label).forEach(({ winning, losing }, other) => {
      const [own, against] = [winning - tail.first, losing - tail.first];
      if (own === against || !isIn(tail, own) || !isIn(tail, against)) return;
      const { middle, spread } = boundDifference(differenceOf(tail, own, against), center, radius, share);
      const half = errors ? spread + (errors[own] as number) + (errors[against] as number) : spread;
      const at = row * classes.count + other;
      margins.lower[at] = !ROUNDINGS[rounding].outward ? middle - half : roundDown(middle - half);
      margins.upper[at] = !ROUNDINGS[rounding].outward ? middle + half : roundUp(middle + half);
    });
  });
}

/** ε of step (c). */
function shareOf(inputs: number, rounding: Rounding): number {
  return !ROUNDINGS[rounding].outward ? 0 : 4 * (inputs + 8) * 2 ** -53;
}

/**
 * The same in the memory of the WebAssembly program, by the same operations but for the order of sums, which the derivation leaves open.
 *
 * @param interval bounds of the value the tail reads, [2·batch, inputs]; finite
 * @returns whether it was done: not on other backends, nor where executions are asked about
 */
export function elideInMemory(
  margins: ReadBounds,
  interval: tf.Tensor,
  tail: AffineTail,
  classes: Classes,
  labels: readonly number[],
  rounding: Rounding,
): boolean {
  if (ROUNDINGS[rounding].coversRuns) return false;
  const { columns, bias, first } = tail;
  const pairs = new Int32Array(2 * labels.length * classes.count).fill(-1);
  labels.forEach((label, row) => {
    classes.allMarginOutputs(label).forEach(({ winning, losing }, other) => {
      const [own, against] = [winning - first, losing - first];
      if (own === against || !isIn(tail, own) || !isIn(tail, against)) return;
      const at = 2 * (row * classes.count + other);
      pairs[at] = own;
      pairs[at + 1] = against;
    });
  });
  const share = shareOf(columns.length / bias.length, rounding);
  const rule = { columns, bias, pairs, share, isOutward: ROUNDINGS[rounding].outward };
  const found = differencesInMemory(interval, rule);
  if (!found) return false;
  for (let at = 0; at < found.lower.length; at++) {
    if ((pairs[2 * at] as number) < 0) continue;
    margins.lower[at] = found.lower[at] as number;
    margins.upper[at] = found.upper[at] as number;
  }
  return true;
}

function isIn({ bias }: AffineTail, output: number): boolean {
  return output >= 0 && output < bias.length;
}

/** Writes c, and r + ε(|c| + r) of step (c), of one sample. */
function readBox(
  values: ArrayLike<number>,
  row: number,
  batch: number,
  share: number,
  center: Float64Array,
  radius: Float64Array,
): void {
  const inputs = center.length;
  for (let i = 0; i < inputs; i++) {
    const lower = values[row * inputs + i] as number;
    const upper = values[(batch + row) * inputs + i] as number;
    const middle = (lower + upper) / 2;
    const half = (upper - lower) / 2;
    center[i] = middle;
    radius[i] = half + share * (Math.abs(middle) + half);
  }
}

/** Two outputs' weights and biases, one from the other. */
interface Difference {
  readonly weights: Float64Array;
  readonly bias: number;
}

/** What is kept of differences, in numbers: ten classes behind a thousand units and more. */
const MOST_KEPT = 2 ** 18;

const known = new WeakMap<AffineTail, Map<number, Difference>>();

/** Made once for every two outputs where there are few. */
function differenceOf(tail: AffineTail, own: number, against: number): Difference {
  const outputs = tail.bias.length;
  if (outputs * tail.columns.length > MOST_KEPT) return makeDifference(tail, own, against);
  const differences = known.get(tail) ?? new Map<number, Difference>();
  known.set(tail, differences);
  const difference = differences.get(own * outputs + against) ?? makeDifference(tail, own, against);
  differences.set(own * outputs + against, difference);
  return difference;
}

function makeDifference({ columns, bias }: AffineTail, own: number, against: number): Difference {
  const inputs = columns.length / bias.length;
  const weights = new Float64Array(inputs);
  for (let i = 0; i < inputs; i++) {
    weights[i] = (columns[own * inputs + i] as number) - (columns[against * inputs + i] as number);
  }
  return { weights, bias: (bias[own] as number) - (bias[against] as number) };
}

/** The middle of step (b) and the half of step (c). */
function boundDifference(
  { weights, bias }: Difference,
  center: Float64Array,
  radius: Float64Array,
  share: number,
): { readonly middle: number; readonly spread: number } {
  const inputs = center.length;
  // Two sums side by side: an addition takes as long as four that do not wait for each other.
  let [middle, spread, nextMiddle, nextSpread] = [bias, share * Math.abs(bias), 0, 0];
  for (let i = 0; i + 1 < inputs; i += 2) {
    const [d, next] = [weights[i] as number, weights[i + 1] as number];
    middle += d * (center[i] as number);
    nextMiddle += next * (center[i + 1] as number);
    spread += Math.abs(d) * (radius[i] as number);
    nextSpread += Math.abs(next) * (radius[i + 1] as number);
  }
  if (inputs % 2 === 1) {
    const d = weights[inputs - 1] as number;
    middle += d * (center[inputs - 1] as number);
    spread += Math.abs(d) * (radius[inputs - 1] as number);
  }
  return { middle: middle + nextMiddle, spread: spread + nextSpread };
}

/** How far each output of the tail may be off in a float32 execution: `lostInProducts` in float64. */
function executionErrors({ columns, bias }: AffineTail, center: Float64Array, radius: Float64Array): Float64Array {
  const inputs = center.length;
  const own = gamma(inputs + 3);
  return Float64Array.from(bias, (constant, output) => {
    let magnitude = Math.abs(constant);
    let sum = constant;
    let spread = 0;
    let products = 0;
    for (let i = 0; i < inputs; i++) {
      const [weight, middle] = [columns[output * inputs + i] as number, center[i] as number];
      const most = Math.abs(middle) + (radius[i] as number);
      if (weight === 0 || most === 0) continue;
      products++;
      magnitude += Math.abs(weight) * most;
      sum += weight * middle;
      spread += Math.abs(weight) * (radius[i] as number);
    }
    const largest = (magnitude + Math.abs(sum) + spread) / 2 + 2 * own * magnitude;
    return UNIT_ROUNDOFF * (products * largest + (1 + own) * magnitude) * (1 + 2 ** -20) + TINY;
  });
}
