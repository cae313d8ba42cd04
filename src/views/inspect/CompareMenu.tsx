import { Menu } from '../../app/controls/Menu';
import { NumberField } from '../../app/controls/NumberField';
import type { UpdateState } from '../../app/useViewState';
import styles from './CompareMenu.module.css';
import { type InspectState, MOST_LEVELS } from './inspectState';
import { METHODS, methodName } from './methods';
import { formatRadius, parseRadius, radiusAt, stepsOf } from './radius';

interface CompareMenuProps {
  readonly state: InspectState;
  readonly update: UpdateState<InspectState>;
}

const NOTHING = 'nothing';
const RADIUS = 'radius';

/** What the bounds stand beside: nothing, another method, or another radius, which can be typed. */
export function CompareMenu({ state: { compare, method, levels }, update }: CompareMenuProps) {
  const byRadius = typeof compare === 'number';
  const items = [
    { id: NOTHING, label: 'Nothing', checked: compare === null },
    ...METHODS.filter(({ id }) => id !== method).map(({ id, name, note }) => ({
      id,
      label: name,
      note,
      checked: id === compare,
    })),
    { id: RADIUS, label: 'Another radius', note: 'The same method', checked: byRadius, separated: true },
  ];
  const choose = (id: string) => {
    const chosen = METHODS.find((entry) => entry.id === id);
    if (id === RADIUS) update({ compare: byRadius ? compare : half(levels) });
    else update({ compare: chosen?.id ?? null });
  };
  return (
    <span className={styles.compare}>
      <Menu label="Compare with" look="plain" align="end" items={items} onSelect={choose}>
        {compare === null ? 'Compare with…' : <>Beside {byRadius ? 'radius' : methodName(compare)}</>}
      </Menu>
      {byRadius && (
        <NumberField
          label="Radius to compare with"
          text={formatRadius(compare)}
          onCommit={(typed) => {
            const read = parseRadius(typed);
            if (read === undefined || read > MOST_LEVELS) return false;
            update({ compare: read });
            return true;
          }}
          onStep={(by) => update({ compare: radiusAt(Math.max(0, Math.round(stepsOf(compare)) + by)) })}
        />
      )}
    </span>
  );
}

/** Half a radius, at a whole step of the slider. */
function half(levels: number): number {
  return radiusAt(Math.round(stepsOf(levels / 2)));
}
