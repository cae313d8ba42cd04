import { Menu } from '../../../app/controls/Menu';
import { METHODS, type Method } from '../../../catalog/methods';
import { ROUNDING_NAMES, ROUNDINGS, type Rounding } from '../../../catalog/roundings';

/** What stands beside a verdict: the method, and what its bounds hold for. */
export function certificationOf(method: Method, rounding: Rounding): string {
  return `${METHODS[method].title} ${ROUNDINGS[rounding].certifies}`;
}

/** Chooses which rounding errors the bounds pay for; every choice says what it proves. */
export function RoundingMenu({
  value,
  onChange,
}: {
  readonly value: Rounding;
  readonly onChange: (value: Rounding) => void;
}) {
  return (
    <Menu
      label="What the bounds hold for"
      align="end"
      items={ROUNDING_NAMES.map((id) => {
        const { title, note } = ROUNDINGS[id];
        return { id, label: title, note, checked: id === value };
      })}
      onSelect={(id) => onChange(id as Rounding)}
    >
      {ROUNDINGS[value].title}
    </Menu>
  );
}
