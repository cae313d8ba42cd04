import { activationTitle, type SmallNetwork } from '../../../small/smallNetwork';
import type { Unit } from '../math/units';
import { hasLogits } from '../math/units';

interface LayerStep {
  readonly kind: 'linear' | 'relu';
  readonly layer: number;
  readonly label: string;
}

interface OtherStep {
  readonly kind: 'input' | 'output' | 'question';
  readonly layer?: undefined;
  readonly label: string;
}

/** A station of the walk through the network. */
export type Step = LayerStep | OtherStep;

/** Input, Linear and activation of every hidden layer, Linear of two logits, Question. */
export function stepsOf(network: SmallNetwork): readonly Step[] {
  const hidden = network.hidden.flatMap((_, layer): Step[] => [
    { kind: 'linear', layer, label: 'Linear' },
    { kind: 'relu', layer, label: activationTitle(network) },
  ]);
  const output: readonly Step[] = hasLogits(network) ? [{ kind: 'output', label: 'Linear' }] : [];
  return [{ kind: 'input', label: 'Input' }, ...hidden, ...output, { kind: 'question', label: 'Question' }];
}

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
