import type { ModelCard } from '../../../engine/api/types';
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
  if (!own || isSame(own, groupOf)) return null;
  return (
    <p className={styles.ownGroups}>
      {isTrainedForGroups(card) ? OWN_GROUPS.trained : OWN_GROUPS.counted}{' '}
      <button
        type="button"
        data-control
        className={styles.own}
        title={card.groups?.map((group) => `{${group.join(', ')}}`).join(' ')}
        onClick={() => onUse(own)}
      >
        {OWN_GROUPS.use}
      </button>
    </p>
  );
}

/** Whether its training asked for other radii within its groups than between them: then its card's training says whence they are. */
export function isTrainedForGroups({ training, groupsFrom }: Pick<ModelCard, 'training' | 'groupsFrom'>): boolean {
  return groupsFrom !== undefined && training.includes(groupsFrom);
}

/** A class in no group of the card is alone in one. */
function groupsOfCard(
  groups: readonly (readonly string[])[],
  classes: number,
  nameOf: (label: number) => string,
): readonly number[] {
  return Array.from({ length: classes }, (_, label) => {
    const group = groups.findIndex((names) => names.includes(nameOf(label)));
    return group < 0 ? groups.length + label : group;
  });
}

/** Whether two divisions of the classes are one, whatever the numbers of their groups. */
function isSame(one: readonly number[], other: readonly number[]): boolean {
  const pairs = new Set(one.map((group, label) => `${group} ${other[label]}`));
  return pairs.size === new Set(one).size && pairs.size === new Set(other).size;
}
