import { CommandText } from '../../../app/controls/CommandButton';
import { usePart } from '../../../app/scene/Part';
import { useApp } from '../../../app/state/store';
import type { Lesson } from '../lesson';
import { LESSONS } from '../lessons';
import { LESSON_IDS } from '../state/lessonIds';
import { lessonsState } from '../state/lessonsState';
import styles from './LessonPage.module.css';

interface EndingProps {
  readonly lesson: Lesson;
  readonly onNext: (index: number) => void;
}

/** What one can do now, where to go on, and where it comes from. */
export function Ending({ lesson, onNext }: EndingProps) {
  const app = useApp();
  const { hidden } = usePart('strip');
  const following = LESSON_IDS[LESSON_IDS.indexOf(lesson.id) + 1];
  const open = (partial: Parameters<typeof app.update<typeof lessonsState.initial>>[1]) =>
    app.update(lessonsState, partial, 'push');
  return (
    <section className={`${styles.ending} off-low-slide`} aria-label="Try this next">
      <h2 className="title">Try this next</h2>
      <div className={styles.actions}>
        {lesson.next.map(({ label }, index) => (
          <button key={label} type="button" className={styles.action} onClick={() => onNext(index)}>
            {label}
          </button>
        ))}
        {following && !hidden && (
          <button type="button" className={styles.on} onClick={() => open({ lesson: following, step: 0, numbers: '' })}>
            Lesson: {LESSONS[following].title}
          </button>
        )}
        <CommandText id="lesson-sheet" className={styles.action} />
      </div>
      {lesson.sources.map((source) => (
        <p key={source} className="caption">
          {source}
        </p>
      ))}
    </section>
  );
}
