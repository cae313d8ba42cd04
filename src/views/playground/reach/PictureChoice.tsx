import { SegmentedControl } from '../../../app/controls/SegmentedControl';
import type { PlaygroundHandle } from '../state/usePlayground';

const SEGMENTS = [
  { id: 'values', label: 'What it can reach' },
  { id: 'inputs', label: 'Box of inputs' },
] as const;

/** Which large picture a step shows that has both. */
export function PictureChoice({ handle }: { readonly handle: PlaygroundHandle }) {
  const { model, setInputs } = handle;
  return (
    <SegmentedControl
      label="Picture"
      segments={SEGMENTS}
      value={model.state.inputs ? 'inputs' : 'values'}
      onChange={(id) => setInputs(id === 'inputs')}
    />
  );
}
