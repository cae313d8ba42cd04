import type { Step } from '../steps';
import type { Unit } from '../units';
import type { Reached } from './NeuronCard';

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

/** Whether the walk stands at a unit's card now. */
export function isAt(step: Step, unit: Unit, kind: string): boolean {
  if (unit.kind !== 'hidden') return step.kind === unit.kind;
  if (step.kind !== 'linear' && step.kind !== 'relu') return false;
  if (kind === 'before') return step.kind === 'linear';
  if (kind === 'after') return step.kind === 'relu';
  return step.layer === unit.layer;
}
