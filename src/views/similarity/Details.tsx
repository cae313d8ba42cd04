import type { ReactNode } from 'react';
import type { GroupingState } from '../../app/grouping/groupingState';
import type { GroupingControls } from '../../app/grouping/useGrouping';
import { LINKAGE_NOTES, METRIC_NOTES, SOURCE_NOTES } from './choiceNotes';
import styles from './Details.module.css';
import { FindingText } from './FindingText';
import type { FindingPart } from './finding';
import { GroupList } from './GroupList';

interface DetailsProps {
  readonly finding: readonly FindingPart[];
  readonly controls: GroupingControls;
  readonly nameOf: (label: number) => string;
  readonly choices: GroupingState;
  /** What is pointed at, or how two trees differ. */
  readonly children: ReactNode;
}

/** What the tree tells, its groups, the selection, and what the choices mean. */
export function Details({ finding, controls, nameOf, choices, children }: DetailsProps) {
  const { source, metric, linkage } = choices;
  const notes = [
    SOURCE_NOTES[source],
    ...(source === 'confusion' ? [] : [METRIC_NOTES[metric]]),
    LINKAGE_NOTES[linkage],
  ];
  return (
    <aside className={styles.details} aria-label="What the tree tells">
      <div className={styles.content}>
        <FindingText parts={finding} />
        <GroupList grouping={controls.grouping} nameOf={nameOf} />
        {children}
        <section className={styles.meanings} aria-label="How the tree is made">
          {notes.map(({ name, meaning }) => (
            <p key={name} className="label">
              <b>{name}.</b> {meaning}
            </p>
          ))}
        </section>
      </div>
    </aside>
  );
}
