import * as tf from '@tensorflow/tfjs-core';
import { WITHOUT_ROUNDING } from '../../catalog/roundings';
import { type Interval, lowerOf, upperOf } from '../../kernels/rounding/interval';
import type { ReadyNode } from '../../network/network';
import type { Relaxed } from '../../network/passingBack';
import type { BackwardContext } from '../backward/context';
import type { RowLayout } from '../backward/rowLayout';
import type { SearchedRelaxation, UnitRelaxation } from './searchedRelaxation';
import { SlopedRelaxation } from './slopedRelaxation';
import { TouchingRelaxation } from './touchingRelaxation';

/** The relaxation of an activation over the bounds known of its input, laid beside rows of coefficients. */
export function relaxationOf(
  node: ReadyNode,
  relaxed: Relaxed,
  { bounds }: BackwardContext,
  layout: RowLayout,
): SearchedRelaxation {
  const input = bounds.get(node.inputs[0] as string) as Interval;
  const beside = (map: tf.Tensor) => layout.beside(map, node.output);
  const relaxation = tf.tidy((): UnitRelaxation => {
    const { lowerSlope, lowerIntercept, upperSlope, upperIntercept } = relaxed.relaxation(
      input,
      node,
      WITHOUT_ROUNDING,
    );
    return {
      lowerSlope: beside(lowerSlope),
      lowerIntercept: lowerIntercept ? beside(lowerIntercept) : tf.zeros([1, 1, 1]),
      upperSlope: beside(upperSlope),
      upperIntercept: beside(upperIntercept),
    };
  });
  const choice = relaxed.choice(node);
  if (!choice) return new SlopedRelaxation(relaxation);
  if (choice.kind === 'touching') return new TouchingRelaxation(relaxation, choice, input, beside);
  const isUnstable = () => tf.logicalAnd(tf.less(lowerOf(input), 0), tf.greater(upperOf(input), 0));
  return new SlopedRelaxation(relaxation, {
    unstable: tf.tidy(() => beside(tf.cast(isUnstable(), 'float32'))),
    least: choice.least,
  });
}
