import { SegmentedControl } from '../../../app/controls/SegmentedControl';
import type { UpdateState } from '../../../app/state/store';
import { METHOD_NAMES, METHODS, type Method } from '../../../catalog/methods';
import type { InspectState } from '../state/inspectState';
import { costOf } from '../words';
import type { RunTimes } from './methods';

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
      segments={METHOD_NAMES.map((id) => ({ id, label: METHODS[id].title, note: costOf(id, times) }))}
      value={method}
      wide={wide}
      onChange={(id) => update({ method: id })}
    />
  );
}
