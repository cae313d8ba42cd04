import * as tf from '@tensorflow/tfjs-core';
import type { ReadyNode } from '../../network/operation';
import { operationOf } from '../../network/ops';
import type { Checkpoint } from '../checkpoint';
import { concretize } from './concretize';
import type { BackwardContext, BackwardStep } from './context';
import { meet } from './meet';
import { OverflowGuard } from './overflowGuard';
import { passAffine } from './passAffine';
import { passBox } from './passBox';
import { passLines } from './passLines';
import { passOwn } from './passOwn';
import { type RowLayout, wholeRows } from './rowLayout';
import { type Field, fieldBefore } from './windows/field';
import { WindowRows } from './windows/windowRows';

/**
 * Rows of coefficients of one value, from which a pass starts: [batch·rows, ...shape], the rows of a sample together, or
 * rows of single units that are kept as windows as far as that goes. They stay the caller's.
 */
export type StartRows = tf.Tensor | WindowRows;

/** What a pass ends with; both are the caller's to dispose of. */
export interface PassedBack {
  /** [batch, rows] */
  readonly bounds: tf.Tensor;
  /** 1 where all coefficients stayed small enough for sums not to overflow, else 0. */
  readonly withinRange: tf.Tensor;
}

/**
 * Linear lower bounds of a·z for rows of coefficients a of one value z, by passing them back to the input (CROWN, Zhang
 * et al. 2018) and taking the least value over the box.
 *
 * The claim kept at every value: a·z ≥ Σ A·v + d − e for all reachable values v at the front, where A are float32
 * numbers taken as exact, d collects constants and e ≥ 0 pays for the roundings of A and d. How each step keeps it is
 * told where the step is.
 *
 * @param value name of z
 * @param checkpoint awaited after every node
 */
export async function backwardPass(
  context: BackwardContext,
  value: string,
  start: StartRows,
  checkpoint: Checkpoint,
): Promise<PassedBack> {
  const steps = passSteps(context, value, start);
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

/** The pass itself; pauses after every node. */
function* passSteps(context: BackwardContext, value: string, start: StartRows): Generator<void, PassedBack> {
  const { ready } = context;
  const input = ready.network.input.name;
  const windows = start instanceof WindowRows ? start : undefined;
  const first = start instanceof WindowRows ? start.start() : tf.clone(start);
  const guard = new OverflowGuard(context.rounding, first);
  const front = new Map<string, tf.Tensor>([[value, first]]);
  const sums: { constants: tf.Tensor[]; errors: tf.Tensor[] } = { constants: [], errors: [] };
  try {
    for (const node of [...ready.nodes].reverse()) {
      const arrived = front.get(node.output);
      if (!arrived) continue;
      const step = tf.tidy(() => stepBack(node, arrived, context, windows));
      arrived.dispose();
      front.delete(node.output);
      sums.constants.push(...step.constants);
      sums.errors.push(...step.errors);
      if (step.magnitude) guard.lookAtMagnitude(step.magnitude);
      node.inputs.forEach((name, at) => {
        const error = meet(front, name, step.coefficients[at] as tf.Tensor, context, layoutOf(name, context, windows));
        if (error) sums.errors.push(error);
        guard.lookAtCoefficients(front.get(name) as tf.Tensor);
      });
      yield;
    }
    const coefficients = front.get(input);
    context.atInput?.({ coefficients, ...sums });
    const layout = layoutOf(input, context, windows);
    return {
      bounds: tf.tidy(() => concretize(coefficients, sums, context, layout)),
      withinRange: guard.verdict(),
    };
  } finally {
    tf.dispose([...front.values(), ...sums.constants, ...sums.errors]);
    guard.dispose();
  }
}

/** How the coefficients of a value lie in tensors. */
export function layoutOf(value: string, { batch }: BackwardContext, windows: WindowRows | undefined): RowLayout {
  return windows?.fieldOf(value) ? windows.layout(value) : wholeRows(batch);
}

/** What `tf.tidy` lets out. */
type Step = BackwardStep & tf.TensorContainerObject;

/** One step, in windows where they go on, else with whole values. */
export function stepBack(
  node: ReadyNode,
  coefficients: tf.Tensor,
  context: BackwardContext,
  windows: WindowRows | undefined,
): Step {
  const field = windows?.fieldOf(node.output);
  if (!windows || !field) return passBack(node, coefficients, context) as Step;
  if (!node.inputs.some((name) => windows.fieldOf(name))) {
    return passBack(node, windows.whole(coefficients, field, node.output), context) as Step;
  }
  return passWindows(node, coefficients, context, windows, field) as Step;
}

function passBack(node: ReadyNode, coefficients: tf.Tensor, context: BackwardContext): BackwardStep {
  const { backward } = operationOf(node.op);
  if (backward?.kind === 'affine') return passAffine(node, backward, coefficients, context);
  if (backward?.kind === 'relaxed') return passLines(node, backward, coefficients, context);
  if (backward?.kind === 'passing') return passOwn(node, backward, coefficients, context);
  return passBox(node, coefficients, context);
}

/** A step of windows through a local operation; what comes out is fitted to the inputs' windows. */
function passWindows(
  node: ReadyNode,
  coefficients: tf.Tensor,
  context: BackwardContext,
  windows: WindowRows,
  field: Field,
): BackwardStep {
  const { backward } = operationOf(node.op);
  const layout = windows.layout(node.output);
  if (backward?.kind === 'relaxed') {
    const step = passLines(node, backward, coefficients, context, layout);
    return fitted(step, node, windows, field);
  }
  const local = backward?.kind === 'affine' ? backward.local?.(node) : undefined;
  if (backward?.kind !== 'affine' || !local) throw new Error(`${node.op} does not pass windows back.`);
  const inside = field.mayStickOut ? windows.withinEdges(coefficients, node.output) : coefficients;
  const step = passAffine(node, backward, inside, context, layout, (a) => local.transpose(a, context.rounding));
  return fitted(step, node, windows, fieldBefore(field, local));
}

function fitted(step: BackwardStep, node: ReadyNode, windows: WindowRows, field: Field): BackwardStep {
  const coefficients = node.inputs.map((name, at) => windows.fit(step.coefficients[at] as tf.Tensor, field, name));
  return { ...step, coefficients };
}
