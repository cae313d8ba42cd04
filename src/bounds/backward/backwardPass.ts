import * as tf from '@tensorflow/tfjs-core';
import { ROUNDINGS } from '../../catalog/roundings';
import { readingWaits, readTogether } from '../../kernels/readTogether';
import { partOf } from '../../kernels/webgpu/deviceTrace';
import type { ReadyNode } from '../../network/network';
import { operationOf } from '../../network/ops';
import type { Reach } from '../../network/passingBack';
import { type Checkpoint, runToEnd } from '../checkpoint';
import { rowsAtOnce } from '../cost/room';
import { ArrivedCoefficients, lostInSum } from './arrivedCoefficients';
import { type RowBounds, SAYS_NOTHING } from './boundsInWork';
import { chainBounds, chainFor } from './chain/chainBounds';
import { concretize } from './concretize';
import type { BackwardContext, BackwardStep } from './context';
import { OverflowGuard } from './overflowGuard';
import { passAffine } from './passAffine';
import { passBox, passOwn } from './passOwn';
import { passRelaxed } from './passRelaxed';
import { type RowLayout, wholeRows } from './rowLayout';
import { contextOfPart, partsOf, putPart, rowsOfPart } from './rowParts';
import { type Field, fieldBefore } from './windows/field';
import { WindowRows } from './windows/windowRows';

/**
 * Rows of coefficients of one value, from which a pass starts: [batch·rows, ...shape], the rows of a sample together, or
 * rows of single units that are kept as windows as far as that goes. They stay the caller's.
 */
export type StartRows = tf.Tensor | WindowRows;

/** What a pass ends with; both are the caller's to dispose of. */
interface PassedBack {
  /** [batch, rows] */
  readonly bounds: tf.Tensor;
  /** 1 where all coefficients stayed small enough for sums not to overflow, else 0. */
  readonly withinRange: tf.Tensor;
}

/**
 * Linear lower bounds of a·z for rows of coefficients a of one value z, by passing them back to the input (CROWN, Zhang
 * et al. 2018) and taking the least value over the box.
 *
 * The claim kept at every value: a·z ≥ Σ A·v + d − e for all reachable values v that coefficients have arrived at, where A are float32
 * numbers taken as exact, d collects constants and e ≥ 0 accounts for the roundings of A and d. How each step keeps it is
 * stated where the step is.
 *
 * @param value name of z
 * @param checkpoint awaited after every node
 */
async function backwardPass(
  context: BackwardContext,
  value: string,
  start: StartRows,
  checkpoint: Checkpoint,
): Promise<PassedBack> {
  return runToEnd(passSteps(context, value, start), checkpoint);
}

/** The pass itself; pauses after every node. */
function* passSteps(context: BackwardContext, value: string, start: StartRows): Generator<void, PassedBack> {
  const { ready } = context;
  const input = ready.network.input.name;
  const windows = start instanceof WindowRows ? start : undefined;
  const first = start instanceof WindowRows ? start.start() : tf.clone(start);
  const guard = new OverflowGuard(first);
  const arrived = new ArrivedCoefficients();
  arrived.add(value, first);
  for (const [name, seed] of context.seeds ?? []) arrived.add(name, tf.clone(seed));
  const sums: { constants: tf.Tensor[]; errors: tf.Tensor[] } = { constants: [], errors: [] };
  try {
    for (const node of [...ready.nodes].reverse()) {
      const coefficients = arrived.at(node.output);
      if (!coefficients) continue;
      const step = partOf(node.output, () => stepBack(node, coefficients, context, windows));
      arrived.take(node.output)?.dispose();
      sums.constants.push(...step.constants);
      sums.errors.push(...step.errors);
      if (step.magnitude) guard.lookAtMagnitude(step.magnitude);
      node.inputs.forEach((name, at) => {
        const sum = arrived.add(name, step.coefficients[at] as tf.Tensor);
        const isRounded = sum && ROUNDINGS[context.rounding].outward;
        if (isRounded) sums.errors.push(lostInSum(sum, name, context, layoutOf(name, context, windows)));
        guard.lookAtCoefficients(arrived.at(name) as tf.Tensor);
      });
      yield;
    }
    const coefficients = arrived.at(input);
    context.atInput?.({ coefficients, ...sums });
    const layout = layoutOf(input, context, windows);
    return {
      bounds: tf.tidy(() => concretize(coefficients, sums, context, layout)),
      withinRange: guard.verdict(),
    };
  } finally {
    arrived.dispose();
    tf.dispose([...sums.constants, ...sums.errors]);
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
  if (backward?.kind === 'relaxed') return passRelaxed(node, backward, coefficients, context);
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
    const step = passRelaxed(node, backward, coefficients, context, layout);
    return fitted(step, node, windows, field);
  }
  if (backward?.kind === 'passing') {
    const reach = backward.reach?.(node) as Reach;
    return fitted(passOwn(node, backward, coefficients, context, layout), node, windows, fieldBefore(field, reach));
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

/**
 * Lower bounds of a·z for rows of coefficients a of the value z, read from the device: all at once, or as many at a time
 * as memory takes. They are −∞ where numbers grew so large on the way that a sum could have overflowed.
 *
 * @returns [batch, rows] row by row
 */
export async function lowerBounds(
  context: BackwardContext,
  value: string,
  start: StartRows,
  checkpoint: Checkpoint,
): Promise<Float32Array> {
  const { ready, batch } = context;
  const plan = start instanceof WindowRows ? undefined : chainFor(context, value);
  if (plan) return chainBounds(plan, context, value, start as tf.Tensor, checkpoint);
  // Who started windows, or asks what arrives at the input, has counted the rows already.
  if (start instanceof WindowRows || context.atInput) return boundTogether(context, value, start, checkpoint);
  const rows = (start.shape[0] as number) / batch;
  const parts = partsOf(rows, rowsAtOnce(ready, value, batch, rows));
  if (parts.length === 1) return boundTogether(context, value, start, checkpoint);
  const found = new Float32Array(batch * rows);
  for (const part of parts) {
    const own = contextOfPart(context, part);
    const rowsOfOwn = rowsOfPart(start, batch, part);
    try {
      putPart(found, await boundTogether(own, value, rowsOfOwn, checkpoint), part, batch);
    } finally {
      tf.dispose([rowsOfOwn, ...(own.slopes?.values() ?? []), ...(own.seeds?.values() ?? [])]);
    }
  }
  return found;
}

/**
 * The same of no more rows than there is room for, where they are: of a graphics device they are not read. Rows in whose pass a
 * sum could have overflowed say nothing; in all others every number is finite.
 */
export async function rowBounds(
  context: BackwardContext,
  value: string,
  start: StartRows,
  checkpoint: Checkpoint,
): Promise<RowBounds> {
  if (!readingWaits()) return lowerBounds(context, value, start, checkpoint);
  const { bounds, withinRange } = await backwardPass(context, value, start, checkpoint);
  const sound = tf.tidy(() => tf.where(tf.greater(tf.reshape(withinRange, [1, 1]), 0), bounds, SAYS_NOTHING));
  tf.dispose([bounds, withinRange]);
  return sound;
}

async function boundTogether(
  context: BackwardContext,
  value: string,
  start: StartRows,
  checkpoint: Checkpoint,
): Promise<Float32Array> {
  const { bounds, withinRange } = await backwardPass(context, value, start, checkpoint);
  try {
    const [read, within] = (await readTogether([bounds, withinRange, ...(context.alongside ?? [])])) as [
      Float32Array,
      Float32Array,
    ];
    const values = new Float32Array(read);
    if (ROUNDINGS[context.rounding].outward && within[0] !== 1) return values.fill(Number.NEGATIVE_INFINITY);
    return values.map((x) => (Number.isFinite(x) ? x : Number.NEGATIVE_INFINITY));
  } finally {
    bounds.dispose();
    withinRange.dispose();
  }
}
