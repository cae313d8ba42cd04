import * as tf from '@tensorflow/tfjs-core';
import { type Interval, lowerOf, magnitudeOf, packInterval, upperOf } from '../../../kernels/rounding/interval';
import { UNIT_ROUNDOFF } from '../../../kernels/rounding/rounding';
import type { Attributes } from '../../network';
import type { FunctionOperation, Operation } from '../../operation';
import type { Touching } from '../../passingBack';
import { only, unaryFromOnnx, unaryToOnnx } from '../activation/unary';
import { ROUNDINGS_OF_EXP } from '../errors';
import type { KnownOf } from '../known';
import { type Curve, curveInterval, type Piece, steepest } from './curve';
import { curveRelaxation } from './curveRelaxation';

/** What is to be known of a function of one value. */
export interface CurveFacts<A extends Attributes> {
  readonly known: KnownOf<A>;
  /** The function piece by piece. */
  readonly curve: (attributes: A) => Curve;
  /** In float64, within 2⁻⁴¹ of its size. */
  readonly value: (x: number, attributes: A) => number;
  readonly forward: (x: tf.Tensor, attributes: A) => tf.Tensor;
  /**
   * How far a float32 execution of any software is taken to be from it, in units of 2⁻²³: so many of its value, of its
   * argument times its slope, and of 1.
   */
  readonly execution: { readonly ofValue: number; readonly ofArgument: number; readonly ofOne: number };
  readonly fromOnnx?: Operation<A>['fromOnnx'];
  readonly toOnnx?: Operation<A>['toOnnx'];
}

/** An operation that is a function of each value, with interval, relaxation and errors from what is known of it. */
export function curveOperation<A extends Attributes = Record<string, never>>(facts: CurveFacts<A>): Operation {
  const operation: FunctionOperation<A> = {
    known: facts.known,
    inferShape: only,
    forward: (inputs, { attributes }) => tf.tidy(() => facts.forward(only(inputs), attributes)),
    evaluate: (inputs, { attributes }) => only(inputs).map((x) => facts.value(x, attributes)),
    interval: (inputs, { attributes }) => curveInterval(facts.curve(attributes), only(inputs)),
    errors: {
      kind: 'function',
      slope: (input, { attributes }) => steepest(facts.curve(attributes), input),
      roundings: ROUNDINGS_OF_EXP,
      execution: (input, { attributes }) => executionError(facts, attributes, input),
    },
    backward: {
      kind: 'relaxed',
      relaxation: (input, { attributes }, _rounding, touch) => curveRelaxation(facts.curve(attributes), input, touch),
      choice: ({ attributes }) => touchingOf(facts.curve(attributes)),
      bends: () => 'everywhere',
    },
    fromOnnx: (node, context) => {
      const draft = (facts.fromOnnx ?? (unaryFromOnnx as unknown as Operation<A>['fromOnnx']))(node, context);
      return node.attributes.apart === undefined ? draft : { ...draft, attributes: { ...draft.attributes, apart: 1 } };
    },
    toOnnx: facts.toOnnx ?? unaryToOnnx,
  };
  return operation as unknown as Operation;
}

function executionError<A extends Attributes>(facts: CurveFacts<A>, attributes: A, input: Interval): tf.Tensor {
  const { ofValue, ofArgument, ofOne } = facts.execution;
  return tf.tidy(() => {
    const curve = facts.curve(attributes);
    const value = tf.mul(magnitudeOf(curveInterval(curve, input)), ofValue);
    // A product of a value and a share of it: the share is off by what its own operations state, up to 2⁻¹⁵.
    const apart = 'apart' in attributes ? tf.mul(magnitudeOf(input), 256) : 0;
    const argument = ofArgument === 0 ? 0 : tf.mul(tf.mul(magnitudeOf(input), steepest(curve, input)), ofArgument);
    return tf.mul(tf.add(tf.add(tf.add(value, argument), apart), ofOne), 1.01 * UNIT_ROUNDOFF);
  });
}

/** Where a curve bends one way the inner side of its relaxation may touch it anywhere; the other is the chord. */
function touchingOf(curve: Curve): Touching | undefined {
  const [piece, other] = curve.pieces as [Piece, Piece?];
  if (other || piece.bend === 'straight') return undefined;
  const [below, above] = piece.bend === 'convex' ? [0, 1] : [1, 0];
  return {
    kind: 'touching',
    range: (input) => {
      const [left, right] = [lowerOf(input), upperOf(input)];
      return {
        from: packInterval(left, left),
        to: packInterval(right, right),
        isFixed: packInterval(tf.fill(left.shape, below), tf.fill(left.shape, above)),
      };
    },
    curve: (x) => {
      const { lower, slope } = piece.at(x);
      return { value: lower, slope: slope.lower };
    },
  };
}
