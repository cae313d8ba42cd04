import { memo } from 'react';
import { formatCount } from '../../../numbers/format';
import { GroupLetter } from '../../../pictures/GroupLetter';
import { type Grouping, groupLetter, isMoved } from '../../../similarity/tree/grouping';
import styles from './Details.module.css';

interface GroupListProps {
  readonly grouping: Grouping;
  readonly nameOf: (label: number) => string;
}

/** Names that are listed before the rest is counted: fewer where there are many classes. */
const MOST_NAMES = { of: 40, few: 24, many: 6 };

/** The groups with their classes; those moved by hand say so. */
export const GroupList = memo(function GroupList({ grouping, nameOf }: GroupListProps) {
  const most = grouping.of.length <= MOST_NAMES.of ? MOST_NAMES.few : MOST_NAMES.many;
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
              .slice(0, most)
              .map((label) => (isMoved(grouping, label) ? `${nameOf(label)} (by hand)` : nameOf(label)))
              .join(', ')}
            {classes.length > most && ` and ${formatCount(classes.length - most)} more`}
          </span>
        </li>
      ))}
    </ul>
  );
});
