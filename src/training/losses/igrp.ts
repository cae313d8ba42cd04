import * as tf from '@tensorflow/tfjs-core';
import { radiusMatrix } from '../radii';
import { crossEntropy, type Loss, type LossContext, type LossEntry } from './loss';
import { regularize } from './regularize';
import { type Mixture, type Relaxation, USUAL_MIXTURE } from './settings';
import { betaAt, lowerMargins, mixWithNatural } from './verifiedLoss';

/** Inter-group robustness prioritisation: each pair of classes at its own radius. */
export interface IgrpSettings extends Mixture, Relaxation {
  readonly kind: 'igrp';
  /** A cross entropy for each radius, summed; or one over the margins of all pairs, each at its radius. */
  readonly form: 'summed' | 'one-vector';
  /** Weights of the summed cross entropies, that of the smallest radius first; each 1 where they are left out. */
  readonly weights?: readonly number[];
  /** ε(y, j), instead of the two radii of the recipe; one pass of bounds for every distinct number. */
  readonly pairRadii?: readonly (readonly number[])[];
}

/** What takes a class out of a softmax. */
const EXCLUDED = 1e9;

/**
 * Inter-group robustness prioritisation: margins between similar classes are bounded at a small radius, those between
 * dissimilar classes at a large one, and summed as cross entropies or put into one.
 *
 * @param radii ε(y, j), 0 for y = j
 */
export function igrp(settings: IgrpSettings, radii: readonly (readonly number[])[]): Loss {
  const passes = radiusPasses(radii);
  const robust = (context: LossContext, beta: number) =>
    settings.form === 'summed' ? summed(context, passes, beta, settings.weights) : oneVector(context, passes, beta);
  const mixed = mixWithNatural((context) => robust(context, betaAt(settings, context.ramp)), settings.kappaEnd);
  return regularize(mixed, passes.at(-1)?.epsilon ?? 0, settings.regularizer ?? 0);
}

function summed(
  context: LossContext,
  passes: readonly RadiusPass[],
  beta: number,
  weights: readonly number[] = [],
): tf.Scalar {
  const { oneHot } = context.batch;
  const losses = passes.map((pass, at) => {
    const included = ofLabels(pass, oneHot);
    const margins = lowerMargins(context, context.ramp * pass.epsilon, beta);
    const excluded = tf.mul(tf.sub(tf.add(included, oneHot), 1), EXCLUDED);
    const loss = crossEntropy(tf.sub(excluded, tf.mul(margins, included)), oneHot);
    const weight = weights[at] ?? 1;
    return weight === 1 ? loss : tf.mul(loss, weight);
  });
  return losses.reduce<tf.Scalar>((sum, loss) => tf.add(sum, loss), tf.scalar(0));
}

function oneVector(context: LossContext, passes: readonly RadiusPass[], beta: number): tf.Scalar {
  const { oneHot } = context.batch;
  const margins = passes.map((pass) =>
    tf.mul(lowerMargins(context, context.ramp * pass.epsilon, beta), ofLabels(pass, oneHot)),
  );
  const vector = margins.reduce((sum, part) => tf.add(sum, part), tf.zerosLike(oneHot));
  return crossEntropy(tf.neg(vector) as tf.Tensor2D, oneHot);
}

/** Row by row the classes that the pass counts against the label, [batch, classes]. */
function ofLabels({ pairs }: RadiusPass, oneHot: tf.Tensor2D): tf.Tensor2D {
  return tf.matMul(oneHot, tf.tensor2d(pairs as number[][]));
}

export const IGRP: LossEntry<IgrpSettings> = {
  usual: () => ({ kind: 'igrp', form: 'summed', ...USUAL_MIXTURE, betaStart: 0, betaEnd: 0 }),
  loss: (settings, radii, classes) => {
    const pairs = settings.pairRadii ?? (radii && radiusMatrix(classes, radii));
    if (!pairs) throw new RangeError('IGRP needs groups and their two radii, or a radius for every pair.');
    return igrp(settings, pairs);
  },
};

/** The pairs of classes that one pass of bounds serves. */
interface RadiusPass {
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
