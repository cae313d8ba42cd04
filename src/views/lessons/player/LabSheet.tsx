import { useEffect } from 'react';
import { useStore } from 'zustand';
import { currentLink } from '../../../app/state/location';
import { useApp } from '../../../app/state/store';
import { FigureView } from '../figures/FigureView';
import type { Figure, Lesson, Values } from '../lesson';
import { inWords } from '../math/corners';
import { type LessonProgress, progress, progressOf } from '../state/progress';
import styles from './LabSheet.module.css';
import { Prose } from './Prose';

interface LabSheetProps {
  readonly lesson: Lesson;
  readonly values: Values;
  /** What the lesson computes, as far as it is known. */
  readonly facts: unknown;
  readonly onDone: () => void;
}

/** The whole lesson on paper: prose and figures of every step, what was drawn and what is true, and the link. */
export function LabSheet({ lesson, values, facts, onDone }: LabSheetProps) {
  const app = useApp();
  const own = useStore(progress, (all) => progressOf(all, lesson.id));
  useEffect(() => {
    addEventListener('afterprint', onDone, { once: true });
    // Figures are as wide as their place, which is known a frame later.
    const timer = setTimeout(() => window.print(), 300);
    return () => {
      clearTimeout(timer);
      removeEventListener('afterprint', onDone);
    };
  }, [onDone]);
  const handle = { lesson, values, onMark: () => {}, onChange: () => {} };
  return (
    <article className={styles.sheet} aria-label="Lab sheet">
      <h1>{lesson.title}</h1>
      <p className={styles.name}>Name:</p>
      <p className="label">{lesson.aim}</p>
      {lesson.steps.map((step, at) => {
        const isRevealed = own.drawn[String(at)] !== undefined;
        const figure =
          (isRevealed && step.prediction?.figure?.(values, facts as never)) || step.figure(values, facts as never);
        return (
          <section key={step.title} className={styles.step}>
            <h2>
              {at + 1}. {step.title}
            </h2>
            <div className={styles.columns}>
              <div>
                <Prose paragraphs={step.prose(values, facts as never)} handle={handle} />
                {step.prediction && <Answer step={step.prediction} own={own} at={at} values={values} facts={facts} />}
              </div>
              <FigureView figure={numbered(figure, at + 1)} overlay={[]} marked={undefined} />
            </div>
          </section>
        );
      })}
      <p className={styles.link}>{currentLink(app)}</p>
      <button type="button" className={`${styles.back} no-print`} onClick={onDone}>
        Back to the lesson
      </button>
    </article>
  );
}

/** Figures of several steps may have one title; on paper, each says which step it belongs to. */
function numbered({ photos, plane, bars, note }: Figure, step: number): Figure {
  const title = (part: { readonly title: string }) => `${part.title} (step ${step})`;
  return {
    ...(photos && { photos: { ...photos, title: title(photos) } }),
    ...(plane && { plane: { ...plane, title: title(plane) } }),
    ...(bars && { bars: { ...bars, title: title(bars) } }),
    ...(note !== undefined && { note }),
  };
}

interface AnswerProps {
  readonly step: NonNullable<Lesson['steps'][number]['prediction']>;
  readonly own: LessonProgress;
  readonly at: number;
  readonly values: Values;
  readonly facts: unknown;
}

/** What was drawn; beside it the truth, once the answer was shown. */
function Answer({ step, own, at, values, facts }: AnswerProps) {
  const drawn = own.drawn[String(at)];
  const write = (numbers: readonly number[]) => inWords(step, numbers);
  return (
    <p className={styles.answer}>
      <b>{step.question}</b>
      <br />
      {drawn ? (
        <>
          Drawn: {write(drawn)}. {step.truthName}: {write(step.truth(values, facts as never))}.
        </>
      ) : (
        'Drawn: ____________'
      )}
    </p>
  );
}
