import * as tf from '@tensorflow/tfjs-core';
import { crossEntropy } from './crossEntropy';
import type { Loss } from './loss';
import type { LossContext } from './lossContext';
import { betaAt, lowerMargins } from './lowerMargins';
import { mixWithNatural } from './mixWithNatural';
import { type RadiusPass, radiusPasses } from './radiusPasses';
import { regularize } from './regularize';
import type { IgrpSettings } from './settings';

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
  const robust = settings.form === 'summed' ? summed : oneVector;
  const mixed = mixWithNatural((context) => robust(context, passes, betaAt(settings, context.ramp)), settings.kappaEnd);
  return regularize(mixed, passes.at(-1)?.epsilon ?? 0, settings.regularizer ?? 0);
}

function summed(context: LossContext, passes: readonly RadiusPass[], beta: number): tf.Scalar {
  const { oneHot } = context.batch;
  const losses = passes.map((pass) => {
    const included = ofLabels(pass, oneHot);
    const margins = lowerMargins(context, context.ramp * pass.epsilon, beta);
    const excluded = tf.mul(tf.sub(tf.add(included, oneHot), 1), EXCLUDED);
    return crossEntropy(tf.sub(excluded, tf.mul(margins, included)), oneHot);
  });
  return losses.reduce((sum, loss) => tf.add(sum, loss), tf.scalar(0));
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
