import { Menu } from '../../../app/controls/Menu';
import { NumberField } from '../../../app/controls/NumberField';
import type { UpdateState } from '../../../app/state/store';
import { METHOD_NAMES, METHODS } from '../../../catalog/methods';
import type { InspectState } from '../state/inspectState';
import { formatRadius } from '../verdict/radius';
import styles from './CompareMenu.module.css';
import { radiusAt, readLevels, stepsOf } from './EpsilonSlider';
import { methodName } from './methods';

interface CompareMenuProps {
  readonly state: InspectState;
  readonly update: UpdateState<InspectState>;
}

const NOTHING = 'nothing';
const RADIUS = 'radius';

/** What the bounds are compared with: nothing, another method, or another radius, which can be typed. */
export function CompareMenu({ state: { compare, method, levels }, update }: CompareMenuProps) {
  const byRadius = typeof compare === 'number';
  const items = [
    { id: NOTHING, label: 'Nothing', checked: compare === null },
    ...METHOD_NAMES.filter((id) => id !== method).map((id) => ({
      id,
      label: METHODS[id].title,
      note: METHODS[id].note,
      checked: id === compare,
    })),
    { id: RADIUS, label: 'Another radius', note: 'The same method', checked: byRadius, separated: true },
  ];
  const choose = (id: string) => {
    const chosen = METHOD_NAMES.find((name) => name === id);
    if (id === RADIUS) update({ compare: byRadius ? compare : half(levels) });
    else update({ compare: chosen ?? null });
  };
  return (
    <span className={styles.compare}>
      <Menu label="Compare with" look="plain" align="end" items={items} onSelect={choose}>
        {compare === null ? 'Compare with…' : <>Compared with {byRadius ? 'radius' : methodName(compare)}</>}
      </Menu>
      {byRadius && (
        <NumberField
          label="Radius to compare with"
          text={formatRadius(compare)}
          read={readLevels}
          onCommit={(levels) => update({ compare: levels })}
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
