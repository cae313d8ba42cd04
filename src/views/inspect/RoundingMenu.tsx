import { Menu } from '../../app/controls/Menu';
import type { Method } from '../../engine/types';
import type { Rounding } from './inspectState';
import { methodName } from './methods';

interface Choice {
  readonly id: Rounding;
  readonly label: string;
  readonly note: string;
  /** What a verdict reached this way says, beside the verdict. */
  readonly certifies: string;
}

const CHOICES: readonly Choice[] = [
  {
    id: 'real',
    label: 'Real numbers',
    note: 'Holds for the network as mathematics has it. Rounding on the way here is paid for.',
    certifies: 'proved for the network over the real numbers.',
  },
  {
    id: 'float32',
    label: 'Any float32 run',
    note: 'Also covers every float32 execution of the network, in any order of summation.',
    certifies: 'proved for every float32 run of the network.',
  },
  {
    id: 'none',
    label: 'Rounding ignored',
    note: 'Plain arithmetic, to compare with other tools. Not a proof.',
    certifies: 'that ignore rounding: not a proof.',
  },
];

/** What stands beside a verdict: the method, and what its bounds hold for. */
export function certificationOf(method: Method, rounding: Rounding): string {
  const certifies = CHOICES.find(({ id }) => id === rounding)?.certifies ?? '';
  const comma = rounding === 'none' ? '' : ',';
  return `${methodName(method)} bounds${comma} ${certifies}`;
}

/** Chooses which rounding errors the bounds pay for; every choice says what it proves. */
export function RoundingMenu({
  value,
  onChange,
}: {
  readonly value: Rounding;
  readonly onChange: (value: Rounding) => void;
}) {
  const chosen = CHOICES.find(({ id }) => id === value);
  return (
    <Menu
      label="What the bounds hold for"
      align="end"
      items={CHOICES.map(({ id, label, note }) => ({ id, label, note, checked: id === value }))}
      onSelect={(id) => onChange(id as Rounding)}
    >
      {chosen?.label}
    </Menu>
  );
}
