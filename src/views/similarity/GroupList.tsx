import { memo } from 'react';
import { GroupLetter } from '../../charts/GroupLetter';
import { type Grouping, groupLetter, isMoved } from '../../similarity/tree/grouping';
import styles from './Details.module.css';

interface GroupListProps {
  readonly grouping: Grouping;
  readonly nameOf: (label: number) => string;
}

/** Names that are listed before the rest is counted. */
const MOST_NAMES = 24;

/** The groups with their classes; those moved by hand say so. */
export const GroupList = memo(function GroupList({ grouping, nameOf }: GroupListProps) {
  return (
    <ul className={styles.groups} aria-label="Groups">
      {grouping.groups.map(({ index, classes }) => (
        <li key={index} className={styles.group}>
          <span className="visually-hidden">Group {groupLetter(index)}: </span>
          <span aria-hidden="true">
            <GroupLetter group={index} classes={grouping.of.length} />
          </span>
          <span>
            {classes
              .slice(0, MOST_NAMES)
              .map((label) => (isMoved(grouping, label) ? `${nameOf(label)} (by hand)` : nameOf(label)))
              .join(', ')}
            {classes.length > MOST_NAMES && ` and ${classes.length - MOST_NAMES} more`}
          </span>
        </li>
      ))}
    </ul>
  );
});
