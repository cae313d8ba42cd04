import { memo } from 'react';
import { Menu, type MenuItem } from '../../../app/controls/Menu';
import type { GroupingControls } from '../../../app/grouping/useGrouping';
import { GroupLetter } from '../../../pictures/GroupLetter';
import { groupLetter, isMoved } from '../../../similarity/tree/grouping';
import { MOVING } from '../words';

interface MoveMenuProps {
  readonly label: number;
  readonly controls: GroupingControls;
  readonly nameOf: (label: number) => string;
  readonly look?: 'bare' | 'outlined';
}

const OWN = 'own';
const BACK = 'back';
/** Names a note lists before it counts the rest. */
const MOST_NAMES = 4;

/** A class's group as a letter; it opens the list of groups to move the class to. */
export const MoveMenu = memo(function MoveMenu({ label, controls, nameOf, look = 'bare' }: MoveMenuProps) {
  const { grouping } = controls;
  const classes = grouping.of.length;
  const group = grouping.of[label] ?? 0;
  const moved = isMoved(grouping, label);
  const items: MenuItem[] = [
    ...grouping.groups.map((other) => ({
      id: String(other.index),
      label: `Group ${groupLetter(other.index)}`,
      note: listNames(other.classes, nameOf),
      checked: other.index === group,
    })),
    { id: OWN, label: MOVING.own, separated: true },
    ...(moved ? [{ id: BACK, label: MOVING.back(groupLetter(grouping.proposed[label] ?? 0)) }] : []),
  ];
  const select = (id: string) => {
    if (id === BACK) controls.putBack(label);
    else if (id !== String(group)) controls.moveClass(label, id === OWN ? OWN : Number(id));
  };
  return (
    <Menu label={`Group of ${nameOf(label)}`} items={items} onSelect={select} look={look}>
      <span className="visually-hidden">
        Move {nameOf(label)}, {moved ? 'moved by hand to' : 'in'} group{' '}
      </span>
      <GroupLetter group={group} classes={classes} moved={moved} />
    </Menu>
  );
});

function listNames(labels: readonly number[], nameOf: (label: number) => string): string {
  const names = labels.slice(0, MOST_NAMES).map(nameOf).join(', ');
  return labels.length > MOST_NAMES ? `${names} and ${labels.length - MOST_NAMES} more` : names;
}
