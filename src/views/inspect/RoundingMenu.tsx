import { Menu } from '../../app/controls/Menu';
import type { Rounding } from './inspectState';

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
    label: 'Exact arithmetic',
    note: 'Proves the network over the real numbers. Our own rounding is paid for.',
    certifies: 'IBP bounds, proved for the network over the real numbers.',
  },
  {
    id: 'float32',
    label: 'Any float32 run',
    note: 'Also covers every float32 execution of the network, in any order of summation.',
    certifies: 'IBP bounds, proved for every float32 run of the network.',
  },
  {
    id: 'none',
    label: 'Rounding ignored',
    note: 'Plain arithmetic, to compare with other tools. Not a proof.',
    certifies: 'IBP bounds that ignore rounding: not a proof.',
  },
];

/** What stands beside a verdict: the method, and what its bounds hold for. */
export function certificationOf(rounding: Rounding): string {
  return CHOICES.find(({ id }) => id === rounding)?.certifies ?? '';
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
