import * as tf from '@tensorflow/tfjs-core';
import { concretizeRows } from '../../kernels/concretizeRows';
import { unitRoundoff } from '../../kernels/rounding';
import { sizeOf } from '../../network/network';
import type { ReadyNode } from '../../network/operation';
import { operationOf } from '../../network/ops';
import type { Checkpoint } from '../checkpoint';
import { concretize } from './concretize';
import type { BackwardContext, BackwardStep } from './context';
import { magnitudeOf } from './magnitudeOf';
import { passAffine } from './passAffine';
import { passBox } from './passBox';
import { passLines } from './passLines';
import { passOwn } from './passOwn';

/**
 * Linear lower bounds of a·z for rows of coefficients a of one value z, by passing them back to the input (CROWN, Zhang
 * et al. 2018) and taking the least value over the box.
 *
 * The claim kept at every value: a·z ≥ Σ A·v + d − e for all reachable values v at the front, where A are float32
 * numbers taken as exact, d collects constants and e ≥ 0 pays for the roundings of A and d. How each step keeps it is
 * told where the step is; here A's of branches that meet are added (one rounding, at most 2u|A||v|), and d and e summed.
 *
 * @param value name of z
 * @param coefficients [batch·rows, ...shape of z]; stays the caller's
 * @param checkpoint awaited after every node
 */
export async function backwardPass(
  context: BackwardContext,
  value: string,
  coefficients: tf.Tensor,
  checkpoint: Checkpoint,
): Promise<PassedBack> {
  const steps = passSteps(context, value, coefficients);
  try {
    for (;;) {
      const step = steps.next();
      if (step.done) return step.value;
      await checkpoint();
    }
  } catch (error) {
    steps.return(undefined as never);
    throw error;
  }
}

/** The same in one go, without a chance to cancel; differentiable in the slopes where rounding is ignored. */
export function backwardAtOnce(context: BackwardContext, value: string, coefficients: tf.Tensor): PassedBack {
  const steps = passSteps(context, value, coefficients);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** What a pass ends with; both are the caller's to dispose of. */
export interface PassedBack {
  /** [batch, rows] */
  readonly bounds: tf.Tensor;
  /** 1 where all coefficients stayed small enough for sums not to overflow, else 0. */
  readonly withinRange: tf.Tensor;
}

/** The pass itself; pauses after every node. */
function* passSteps(context: BackwardContext, value: string, coefficients: tf.Tensor): Generator<void, PassedBack> {
  const { ready } = context;
  const largest: tf.Tensor[] = [largestOf(coefficients)];
  const front = new Map<string, tf.Tensor>([[value, tf.clone(coefficients)]]);
  const sums: { constants: tf.Tensor[]; errors: tf.Tensor[] } = { constants: [], errors: [] };
  try {
    for (const node of [...ready.nodes].reverse()) {
      const arrived = front.get(node.output);
      if (!arrived) continue;
      const step = tf.tidy(() => stepBack(node, arrived, context));
      arrived.dispose();
      front.delete(node.output);
      sums.constants.push(...step.constants);
      sums.errors.push(...step.errors);
      if (step.magnitude) largest.push(step.magnitude);
      node.inputs.forEach((name, at) => {
        const error = meet(front, name, step.coefficients[at] as tf.Tensor, context);
        if (error) sums.errors.push(error);
        if (context.rounding !== 'none') largest.push(largestOf(front.get(name) as tf.Tensor));
      });
      yield;
    }
    context.atInput?.({ coefficients: front.get(ready.network.input.name), ...sums });
    return {
      bounds: tf.tidy(() => concretize({ coefficients: front.get(ready.network.input.name), ...sums }, context)),
      withinRange: tf.tidy(() => tf.cast(tf.lessEqual(tf.max(tf.stack(largest)), LARGEST_COEFFICIENT), 'float32')),
    };
  } finally {
    tf.dispose([...front.values(), ...sums.constants, ...sums.errors, ...largest]);
  }
}

function stepBack(node: ReadyNode, coefficients: tf.Tensor, context: BackwardContext): Step {
  const step = passBack(node, coefficients, context);
  return { ...step, ...(step.magnitude && { magnitude: scaled(step.magnitude) }) } as Step;
}

/** What `tf.tidy` lets out. */
type Step = BackwardStep & tf.TensorContainerObject;

/**
 * With coefficients up to 2³⁰, magnitudes m of affine operations up to 2⁶⁰ and sums of up to 2²⁰ terms every product of
 * the pass stays below 2¹²⁰.
 */
const LARGEST_COEFFICIENT = 2 ** 30;
const LARGEST_AFFINE = 2 ** 60;

/** The largest affine magnitude, scaled to meet the limit for coefficients. */
function scaled(magnitude: tf.Tensor): tf.Tensor {
  return tf.tidy(() => tf.mul(tf.max(magnitude), LARGEST_COEFFICIENT / LARGEST_AFFINE));
}

function largestOf(coefficients: tf.Tensor): tf.Tensor {
  return tf.tidy(() => tf.max(tf.abs(coefficients)));
}

function passBack(node: ReadyNode, coefficients: tf.Tensor, context: BackwardContext): BackwardStep {
  const { backward } = operationOf(node.op);
  if (backward?.kind === 'affine') return passAffine(node, backward, coefficients, context);
  if (backward?.kind === 'relaxed') return passLines(node, backward, coefficients, context);
  if (backward?.kind === 'passing') return passOwn(node, backward, coefficients, context);
  return passBox(node, coefficients, context);
}

/** Puts coefficients at the front, or adds them to what another branch brought; gives what the addition may have lost. */
function meet(
  front: Map<string, tf.Tensor>,
  name: string,
  coefficients: tf.Tensor,
  context: BackwardContext,
): tf.Tensor | undefined {
  const there = front.get(name);
  if (!there) {
    front.set(name, coefficients);
    return undefined;
  }
  const sum = tf.add(there, coefficients);
  tf.dispose([there, coefficients]);
  front.set(name, sum);
  if (context.rounding === 'none') return undefined;
  return tf.tidy(() => {
    const weight = tf.mul(magnitudeOf(context.bounds.get(name) as tf.Tensor), 2 * unitRoundoff());
    const { batch } = context;
    const size = sizeOf(sum.shape.slice(1));
    const a = tf.reshape(sum, [batch, -1, size]);
    return concretizeRows(a, { weight: tf.reshape(weight, [batch, 1, size]) }, context.rounding).error as tf.Tensor;
  });
}
