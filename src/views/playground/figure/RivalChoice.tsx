import { SegmentedControl } from '../../../app/controls/SegmentedControl';
import { rivalOf } from '../../../small/smallNetwork';
import { outputName } from '../math/units';
import type { PlaygroundHandle } from '../state/usePlayground';
import { RIVAL } from '../words';

/** Which class Cat is compared with; nothing to choose where there are no more than two. */
export function RivalChoice({ handle }: { readonly handle: PlaygroundHandle }) {
  const { network } = handle.model.state;
  const rivals = [...network.output.weights.keys()].slice(1);
  if (rivals.length < 2) return null;
  return (
    <SegmentedControl
      label={RIVAL}
      segments={rivals.map((index) => ({ id: String(index), label: `Cat − ${outputName(index)}` }))}
      value={String(rivalOf(network))}
      onChange={(id) => handle.setNetwork({ ...network, rival: Number(id) })}
    />
  );
}
