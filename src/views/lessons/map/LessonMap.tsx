import { useRef } from 'react';
import { useStore } from 'zustand';
import { saveExport } from '../../../app/commands/exports';
import { notify } from '../../../app/commands/notices';
import { sceneState } from '../../../app/scene/sceneState';
import { useApp, useViewState } from '../../../app/state/store';
import type { Lesson } from '../lesson';
import { LESSONS } from '../lessons';
import { CHAPTERS, LESSON_IDS, type LessonId } from '../state/lessonIds';
import { lessonsState } from '../state/lessonsState';
import { type LessonProgress, progress, progressOf, readProgress, writeProgress } from '../state/progress';
import { MAP } from '../words';
import styles from './LessonMap.module.css';

/** All lessons: what each teaches, how long it takes, what is done. */
export function LessonMap() {
  const app = useApp();
  const all = useStore(progress);
  const [scene] = useViewState(sceneState);
  const picker = useRef<HTMLInputElement>(null);
  const open = (lesson: LessonId, teacher: 0 | 1) =>
    app.update(lessonsState, { lesson, step: 0, numbers: '', teacher }, 'push');
  const take = async (file: File) => {
    const read = readProgress(await file.text());
    if (read) progress.setState(read);
    else
      notify({
        id: 'progress',
        text: MAP.noProgress(file.name),
      });
  };
  return (
    <div className={styles.map}>
      <h1>{MAP.title}</h1>
      <p className={`finding ${styles.lead}`}>{MAP.lead}</p>
      <div className={styles.chapters}>
        {CHAPTERS.map(({ title, ids }) => (
          <section key={title} aria-label={title}>
            <h2 className="title">{title}</h2>
            <ol>
              {ids.map((id) => (
                <li key={id}>
                  <button type="button" className={styles.lesson} onClick={() => open(id, 0)}>
                    <b>{LESSON_IDS.indexOf(id) + 1}</b>
                    <b className="headline">{LESSONS[id].title}</b>
                    <span className={styles.aim}>{LESSONS[id].aim}</span>
                    <span className={`${styles.state} off-low-slide`}>
                      {stateWords(LESSONS[id], progressOf(all, id))}
                    </span>
                  </button>
                </li>
              ))}
            </ol>
          </section>
        ))}
      </div>
      <section className={`${styles.actions} off-slide`} aria-label="Progress, and pages for teachers">
        <button
          type="button"
          className={styles.action}
          onClick={() =>
            void saveExport({
              id: 'progress',
              label: 'Progress (JSON)',
              fileName: 'boundscope-lessons.json',
              produce: () => new Blob([writeProgress(all)], { type: 'application/json' }),
            })
          }
        >
          Save progress
        </button>
        <button type="button" className={styles.action} onClick={() => picker.current?.click()}>
          Open progress
        </button>
        {scene.audience !== 'student' && (
          <button type="button" className={styles.action} onClick={() => open(LESSON_IDS[0], 1)}>
            Pages for teachers
          </button>
        )}
        <input
          ref={picker}
          type="file"
          accept=".json"
          hidden
          onChange={(event) => {
            const file = event.target.files?.[0];
            if (file) void take(file);
            event.target.value = '';
          }}
        />
      </section>
    </div>
  );
}

function stateWords({ steps, teacher }: Lesson, { seen, drawn }: LessonProgress): string {
  const asked = steps.filter(({ prediction }) => prediction).length;
  if (seen.length === 0) return `about ${teacher.minutes} minutes`;
  if (seen.length === steps.length && Object.keys(drawn).length >= asked) return 'done';
  return `${seen.length} of ${steps.length} steps`;
}
