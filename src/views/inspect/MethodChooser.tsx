import { SegmentedControl } from '../../app/controls/SegmentedControl';
import type { UpdateState } from '../../app/useViewState';
import type { Method } from '../../engine/types';
import type { InspectState } from './inspectState';
import { METHODS } from './methods';

interface MethodChooserProps {
  readonly method: Method;
  readonly update: UpdateState<InspectState>;
  readonly wide?: boolean;
}

const SEGMENTS = METHODS.map(({ id, name, note }) => ({ id, label: name, note }));

/** How the bounds are found, from the quickest to the tightest. */
export function MethodChooser({ method, update, wide = false }: MethodChooserProps) {
  return (
    <SegmentedControl
      label="Method"
      segments={SEGMENTS}
      value={method}
      wide={wide}
      onChange={(id) => update({ method: id })}
    />
  );
}
