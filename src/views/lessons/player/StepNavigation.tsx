import { useStore } from 'zustand';
import { Icon } from '../../../app/controls/Icon';
import type { Lesson } from '../lesson';
import { LESSON_IDS } from '../state/lessonIds';
import { progress, progressOf } from '../state/progress';
import styles from './LessonPage.module.css';
import list from './StepList.module.css';

interface StepsProps {
  readonly lesson: Lesson;
  readonly at: number;
  readonly goTo: (step: number) => void;
}

/** All steps of the lesson; nothing is locked. */
export function StepList({ lesson, at, goTo }: StepsProps) {
  const seen = useStore(progress, (all) => progressOf(all, lesson.id).seen);
  const place = LESSON_IDS.indexOf(lesson.id) + 1;
  return (
    <nav className={styles.steps} aria-label="Steps of the lesson">
      <p className="label">
        Lesson {place} of {LESSON_IDS.length}
      </p>
      <p className="title">{lesson.title}</p>
      <ol>
        {lesson.steps.map(({ title }, index) => (
          <li key={title} className={seen.includes(index) ? list.seen : undefined}>
            <button
              type="button"
              className={list.step}
              aria-label={title}
              aria-current={index === at ? 'step' : undefined}
              onClick={() => goTo(index)}
            >
              <span className={list.dot} />
              <span className={list.stepTitle}>{title}</span>
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}

/** To the step before and the one after, by their names. */
export function StepNavigation({ lesson, at, goTo }: StepsProps) {
  const [before, after] = [lesson.steps[at - 1], lesson.steps[at + 1]];
  return (
    <div className={styles.navigation}>
      {before ? (
        <button type="button" className={styles.back} onClick={() => goTo(at - 1)}>
          <Icon name="chevronLeft" size={16} />
          {before.title}
        </button>
      ) : (
        <span />
      )}
      {after && (
        <button type="button" className={styles.on} onClick={() => goTo(at + 1)}>
          {after.title}
          <Icon name="chevronRight" size={16} />
        </button>
      )}
    </div>
  );
}
