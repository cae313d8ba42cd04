import { activationTitle, type SmallNetwork } from '../../../small/smallNetwork';
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
