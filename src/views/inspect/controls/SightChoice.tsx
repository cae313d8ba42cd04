import { SegmentedControl } from '../../../app/controls/SegmentedControl';
import { Tooltip } from '../../../app/controls/Tooltip';
import type { UpdateState } from '../../../app/state/store';
import type { InspectState, Sight } from '../state/inspectState';
import { SIGHT_NOTES } from '../words';
import styles from './SightChoice.module.css';

const SIGHTS = [
  { id: 'bounds', label: 'Bounds', note: SIGHT_NOTES.bounds },
  { id: 'graph', label: 'Graph', note: SIGHT_NOTES.graph },
] as const satisfies readonly { readonly id: Sight; readonly label: string; readonly note: string }[];

interface SightChoiceProps {
  readonly sight: Sight;
  readonly update: UpdateState<InspectState>;
}

/** Shows the graph in the place of the bounds, or those again. */
export function SightButton({ sight, update }: SightChoiceProps) {
  const [, graph] = SIGHTS;
  const isOn = sight === graph.id;
  return (
    <Tooltip content={graph.note}>
      <button
        type="button"
        className={`${styles.button} ${isOn ? styles.on : ''}`}
        aria-pressed={isOn}
        onClick={() => update({ sight: isOn ? 'bounds' : graph.id })}
      >
        {graph.label}
      </button>
    </Tooltip>
  );
}

/** The same where there is room for both names. */
export function SightChoice({ sight, update }: SightChoiceProps) {
  return (
    <SegmentedControl
      label="Shown"
      segments={SIGHTS}
      value={sight}
      wide
      onChange={(chosen) => update({ sight: chosen })}
    />
  );
}
