import { isSplit } from '../figure/layout';
import { plainText } from '../richText';
import { unitName } from '../units';
import type { PlaygroundHandle } from '../usePlayground';
import { ArithmeticPanel } from './ArithmeticPanel';
import { Ladder } from './Ladder';

/** Under the network: how the unit in focus gets its bounds, or how low the difference can go. */
export function Details({ handle }: { readonly handle: PlaygroundHandle }) {
  const { model, focus } = handle;
  const { network } = model.state;
  if (focus.kind === 'question' && network.output.weights.length === 2) return <Ladder model={model} />;
  const unit =
    focus.kind === 'question' && isSplit(network) ? ({ kind: 'hidden', layer: 0, index: 0 } as const) : focus;
  return <ArithmeticPanel key={plainText(unitName(network, unit))} handle={handle} unit={unit} />;
}
