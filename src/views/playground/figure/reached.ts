import type { Step } from '../steps';
import type { Unit } from '../units';
import type { CardKind } from './layout';
import type { Reached } from './neuronCardProps';

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

/** Of the two cards of a neuron whose ReLU stands apart, the one that a selection outlines; any other card. */
export function isOutlined(step: Step, kind: CardKind): boolean {
  if (kind === 'after') return step.kind === 'relu';
  return kind !== 'before' || step.kind !== 'relu';
}
