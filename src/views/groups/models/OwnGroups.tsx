import type { ModelCard } from '../../../engine/api/types';
import { groupsOfCard, isSameGrouping } from '../state/cardGroups';
import { OWN_GROUPS } from '../words';
import styles from './ModelColumn.module.css';

interface OwnGroupsProps {
  readonly card: ModelCard | undefined;
  /** The groups that it is judged by here: for each class the number of its group. */
  readonly groupOf: readonly number[];
  readonly nameOf: (label: number) => string;
  readonly onUse: (groupOf: readonly number[]) => void;
}

/** Says where a network has groups of its own and is judged by others, and offers its own. */
export function OwnGroups({ card, groupOf, nameOf, onUse }: OwnGroupsProps) {
  const own = card?.groups && groupsOfCard(card.groups, groupOf.length, nameOf);
  if (!own || isSameGrouping(own, groupOf)) return null;
  return (
    <p className={styles.ownGroups}>
      {OWN_GROUPS.other}{' '}
      <button
        type="button"
        className={styles.own}
        title={card.groups?.map((group) => `{${group.join(', ')}}`).join(' ')}
        onClick={() => onUse(own)}
      >
        {OWN_GROUPS.use}
      </button>
    </p>
  );
}
