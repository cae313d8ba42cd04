import type { Unit } from '../math/units';
import type { Step } from './steps';

/** Whether the walk has come to a neuron's sum, and to its ReLU. */
export interface Reached {
  readonly before: boolean;
  readonly after: boolean;
}

/** Whether the walk has come to a unit; the question counts as its own sum. */
export function reachedBy(step: Step, unit: Unit): Reached {
  if (step.kind === 'input') return { before: false, after: false };
  if (step.kind === 'question') return { before: true, after: true };
  if (unit.kind === 'question') return { before: false, after: false };
  if (unit.kind === 'output') return { before: step.kind === 'output', after: false };
  if (step.layer === undefined) return { before: true, after: true };
  const at = step.layer - unit.layer;
  return { before: at >= 0, after: at > 0 || (at === 0 && step.kind === 'relu') };
}
