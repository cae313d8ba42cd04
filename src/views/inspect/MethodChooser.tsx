import { SegmentedControl } from '../../app/controls/SegmentedControl';
import type { UpdateState } from '../../app/useViewState';
import type { Method } from '../../engine/types';
import type { InspectState } from './inspectState';
import { costOf, METHODS } from './methods';
import type { RunTimes } from './useBounds';

interface MethodChooserProps {
  readonly method: Method;
  readonly update: UpdateState<InspectState>;
  /** How long each took the last time. */
  readonly times: RunTimes;
  readonly wide?: boolean;
}

/** How the bounds are found, from the quickest to the tightest. */
export function MethodChooser({ method, update, times, wide = false }: MethodChooserProps) {
  return (
    <SegmentedControl
      label="Method"
      segments={METHODS.map(({ id, name }) => ({ id, label: name, note: costOf(id, times) }))}
      value={method}
      wide={wide}
      onChange={(id) => update({ method: id })}
    />
  );
}
