import { GroupLetter } from '../../../pictures/GroupLetter';
import type { NamedGroup } from '../setup/requests';
import styles from './GroupChips.module.css';

interface GroupChipsProps {
  readonly groups: readonly NamedGroup[];
  /** The number of classes. */
  readonly classes: number;
}

/** Groups of classes, each with its letter. */
export function GroupChips({ groups, classes }: GroupChipsProps) {
  return (
    <ul className={styles.groups} aria-label="Groups of classes">
      {groups.map(({ index, names }) => (
        <li key={index} className={styles.group}>
          <GroupLetter group={index} classes={classes} />
          <span>{names.join(', ')}</span>
        </li>
      ))}
    </ul>
  );
}
