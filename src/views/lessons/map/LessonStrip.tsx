import { useStore } from 'zustand';
import { useApp } from '../../../app/state/store';
import { lessons } from '../lessons';
import { lessonsState } from '../state/lessonsState';
import { progress, progressOf } from '../state/progress';
import styles from './LessonMap.module.css';

/** All lessons in one strip, each with how much of it was seen; nothing is locked. */
export function LessonStrip({ current }: { readonly current: string }) {
  const app = useApp();
  const all = useStore(progress);
  const open = (lesson: typeof lessonsState.initial.lesson) =>
    app.update(lessonsState, { lesson, step: 0, numbers: '' }, 'push');
  return (
    <nav className={`${styles.strip} no-print off-slide`} aria-label="Lessons">
      <button type="button" className={styles.item} onClick={() => open('')}>
        <span className={styles.line} />
        All lessons
      </button>
      {lessons.map(({ id, short, steps }, index) => (
        <button
          key={id}
          type="button"
          className={styles.item}
          aria-current={id === current ? 'page' : undefined}
          onClick={() => open(id)}
        >
          <span className={styles.line}>
            <span
              className={styles.done}
              style={{ width: `${(100 * progressOf(all, id).seen.length) / steps.length}%` }}
            />
          </span>
          {index + 1} {short}
        </button>
      ))}
    </nav>
  );
}
