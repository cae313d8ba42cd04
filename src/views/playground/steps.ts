import type { SmallNetwork } from './math/smallNetwork';

/** A station of the walk through the network. */
export type Step =
  | { readonly kind: 'input' | 'output' | 'question'; readonly label: string }
  | { readonly kind: 'linear' | 'relu'; readonly layer: number; readonly label: string };

/** Input, Linear and ReLU of every hidden layer, Linear of two logits, Question. */
export function stepsOf(network: SmallNetwork): readonly Step[] {
  const hidden = network.hidden.flatMap((_, layer): Step[] => [
    { kind: 'linear', layer, label: 'Linear' },
    { kind: 'relu', layer, label: 'ReLU' },
  ]);
  const output: readonly Step[] = network.output.weights.length === 2 ? [{ kind: 'output', label: 'Linear' }] : [];
  return [{ kind: 'input', label: 'Input' }, ...hidden, ...output, { kind: 'question', label: 'Question' }];
}
