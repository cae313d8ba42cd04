import type { ReactNode } from 'react';
import { Assumed } from '../../../app/controls/Assumed';
import { SentenceParts } from '../../../app/controls/SentenceParts';
import { whyClasses } from '../../../app/controls/words';
import type { GroupingControls } from '../../../app/grouping/useGrouping';
import type { DatasetImages } from '../../../engine/api/types';
import type { NamedTree } from '../state/useSimilarity';
import { LINKAGE_NOTES, METRIC_NOTES, SOURCE_NOTES } from '../words';
import styles from './Details.module.css';
import type { FindingPart } from './finding';
import { GroupList } from './GroupList';

interface DetailsProps {
  readonly finding: readonly FindingPart[];
  readonly controls: GroupingControls;
  readonly nameOf: (label: number) => string;
  readonly ordered: NamedTree;
  /** The images whose classes the network's are assumed to be; null where that is known. */
  readonly classesFrom: DatasetImages | null;
  /** What is pointed at, or how two trees differ. */
  readonly children: ReactNode;
}

/** What the tree shows, its groups, the selection, and what the choices mean. */
export function Details({ finding, controls, nameOf, ordered, classesFrom, children }: DetailsProps) {
  const { source, metric, linkage } = ordered;
  const notes = [
    SOURCE_NOTES[source],
    ...(source === 'confusion' ? [] : [METRIC_NOTES[metric]]),
    LINKAGE_NOTES[linkage],
  ];
  return (
    <aside className={styles.details} aria-label="What the tree shows">
      <div className={styles.content}>
        <FindingText parts={finding} />
        {classesFrom && (
          <p className="label">
            Class names of {classesFrom.name} <Assumed why={whyClasses(classesFrom.name)} />
          </p>
        )}
        <GroupList grouping={controls.grouping} nameOf={nameOf} />
        {children}
        <section className={`${styles.meanings} off-low-slide`} aria-label="How the tree is made">
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

/** A finding as a paragraph. */
function FindingText({ parts }: { readonly parts: readonly FindingPart[] }) {
  return (
    <p className="finding" aria-live="polite">
      <SentenceParts parts={parts} />
    </p>
  );
}
