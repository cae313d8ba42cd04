import { useMemo } from 'react';
import { SentenceParts } from '../../../app/controls/SentenceParts';
import type { StudyProps } from '../studyProps';
import styles from './Finding.module.css';
import { findingOf } from './findingOf';

type FindingProps = Pick<StudyProps, 'reports' | 'controls' | 'asked' | 'nameOf' | 'scale'>;

/** What the numbers say, in a sentence or two. */
export function Finding({ reports, controls, asked, nameOf, scale }: FindingProps) {
  const groupOf = controls.grouping.of;
  const sentences = useMemo(() => {
    const classes = groupOf.map((_, label) => nameOf(label));
    return findingOf(reports, groupOf, asked, { classes, format: scale.format });
  }, [reports, groupOf, asked, nameOf, scale]);
  return (
    <div className={styles.finding} aria-live="polite">
      {sentences.map((sentence, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: sentences have no other name
        <p key={place} className="finding">
          <SentenceParts parts={sentence} />
        </p>
      ))}
    </div>
  );
}
