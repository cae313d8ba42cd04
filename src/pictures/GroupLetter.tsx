import { groupLetter } from '../similarity/tree/grouping';
import { groupTone } from './colors';
import styles from './GroupLetter.module.css';

interface GroupLetterProps {
  readonly group: number;
  /** The number of classes, which tells groups made by hand from the tree's. */
  readonly classes: number;
  /** Marks a class that was moved here by hand. */
  readonly moved?: boolean;
}

/** A group's letter on its colour. */
export function GroupLetter({ group, classes, moved = false }: GroupLetterProps) {
  return (
    <span className={styles.letter} style={{ background: groupTone(group, classes) }}>
      {groupLetter(group)}
      {moved && <span className={styles.moved} />}
    </span>
  );
}
