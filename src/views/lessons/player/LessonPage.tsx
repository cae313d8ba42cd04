import { useCallback, useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { Asking } from '../../../app/ask/asking';
import { useAnswer } from '../../../app/ask/useAnswer';
import { ProgressLine } from '../../../app/controls/ProgressLine';
import { useNextStep } from '../../../app/present/present';
import { Part } from '../../../app/scene/Part';
import { sceneState } from '../../../app/scene/sceneState';
import { type History, useApp, useViewState } from '../../../app/state/store';
import { FigureView } from '../figures/FigureView';
import type { Grip } from '../figures/Grips';
import { LESSON_FIGURE, useFigureExports } from '../figures/useFigureExports';
import type { Lesson, Prediction, Values } from '../lesson';
import { LessonStrip } from '../map/LessonStrip';
import { cornersOf, numbersOf } from '../math/corners';
import { lessonsState } from '../state/lessonsState';
import { readNumbers, writeNumbers } from '../state/numbers';
import { keepDrawn, markSeen, progress, progressOf } from '../state/progress';
import { Ending } from './Ending';
import { LabSheet } from './LabSheet';
import styles from './LessonPage.module.css';
import { PredictionPanel } from './PredictionPanel';
import { Prose } from './Prose';
import { snapTo } from './ScrubNumber';
import { StepList, StepNavigation } from './StepNavigation';
import { TeacherPage } from './TeacherPage';
import { useLessonCommands } from './useLessonCommands';

/** Of lessons that ask nothing. */
const NOTHING: Asking<Values, unknown> = {
  keyOf: () => '',
  what: () => '',
  compute: async () => undefined,
};

/** One lesson: prose and prediction at the left, the live figure beside them. */
export function LessonPage({ lesson }: { readonly lesson: Lesson }) {
  const app = useApp();
  const [state, update] = useViewState(lessonsState);
  const [scene] = useViewState(sceneState);
  const at = Math.min(state.step, lesson.steps.length - 1);
  const values = readNumbers(lesson, state.numbers);
  const [marked, setMarked] = useState<string>();
  const [drawing, setDrawing] = useState<readonly number[]>();
  const [hints, setHints] = useState(0);
  const [sheet, setSheet] = useState(false);
  const kept = useStore(progress, (all) => progressOf(all, lesson.id).drawn[String(at)]);
  const step = lesson.steps[at] ?? lesson.steps[0];
  const answer = useAnswer(lesson.live ? values : null, lesson.live ?? NOTHING);
  const facts = answer.value;
  const isWhole = !lesson.live || (answer.latest?.isWhole === true && facts !== null && answer.latest.value === facts);
  useEffect(() => markSeen(lesson.id, at), [lesson, at]);
  const goTo = (to: number) => {
    setMarked(undefined);
    setDrawing(undefined);
    setHints(0);
    update({ step: Math.min(lesson.steps.length - 1, Math.max(0, to)) }, { history: 'replace' });
    document.getElementById('main')?.scrollTo?.(0, 0);
  };
  const prediction = step?.prediction;
  const drawn = kept ?? drawing ?? prediction?.start ?? [];
  const reveal = () => keepDrawn(lesson.id, at, drawn);
  useLessonCommands({
    step: at,
    last: lesson.steps.length - 1,
    goTo,
    canReveal: prediction !== undefined && kept === undefined && isWhole,
    reveal,
    printSheet: () => setSheet(true),
    hint: () => setHints((count) => Math.min(prediction?.hints.length ?? 0, count + 1)),
  });
  const endSheet = useCallback(() => setSheet(false), []);
  useNextStep(lesson.steps[at + 1]?.title);
  const isRevealed = prediction !== undefined && kept !== undefined;
  const revealed = isRevealed && isWhole && prediction.figure?.(values, facts);
  const figure = revealed || step?.figure(values, facts ?? undefined) || {};
  useFigureExports(figure, lesson.id, at);
  if (!step) return null;
  if (sheet) return <LabSheet lesson={lesson} values={values} facts={facts ?? undefined} onDone={endSheet} />;
  const handle = {
    lesson,
    values,
    onMark: setMarked,
    onChange: (changed: typeof values, history: History) =>
      update({ numbers: writeNumbers(lesson, changed) }, { history }),
  };
  return (
    <div className={styles.page}>
      <Part id="strip">
        <LessonStrip current={lesson.id} />
      </Part>
      <div className={styles.body}>
        <StepList lesson={lesson} at={at} goTo={goTo} />
        <div className={styles.text}>
          <h1 className={styles.title} aria-live="polite">
            {step.title}
          </h1>
          <Prose paragraphs={step.prose(values, facts ?? undefined)} handle={handle} />
          {prediction && (
            <PredictionPanel
              prediction={prediction}
              facts={facts}
              ready={isWhole}
              drawn={drawn}
              isRevealed={isRevealed}
              hints={hints}
              handle={handle}
              onDraw={setDrawing}
              onHint={() => setHints(hints + 1)}
              onFold={() => setHints(0)}
              onReveal={reveal}
              onAgain={() => {
                setDrawing(drawn);
                keepDrawn(lesson.id, at, undefined);
              }}
            />
          )}
          {at === lesson.steps.length - 1 && (
            <Ending lesson={lesson} onNext={(index) => lesson.next[index]?.open(app, values)} />
          )}
        </div>
        <Part id="figure">
          <div id={LESSON_FIGURE} className={styles.figure} aria-busy={!isWhole}>
            <ProgressLine
              running={answer.running}
              onCancel={answer.cancel}
              onResume={answer.isCancelled ? answer.start : null}
            />
            {answer.error && (
              <p role="alert" className={styles.trouble}>
                {answer.error.message}{' '}
                <button type="button" className={styles.action} onClick={answer.start}>
                  Try again
                </button>
              </p>
            )}
            <FigureView
              figure={figure}
              overlay={prediction?.overlay?.(drawn, values) ?? []}
              marked={marked}
              grip={isRevealed ? undefined : gripOf(prediction, drawn, values, setDrawing)}
            />
          </div>
        </Part>
        <StepNavigation lesson={lesson} at={at} goTo={goTo} />
      </div>
      {state.teacher === 1 && scene.audience !== 'student' && (
        <TeacherPage lesson={lesson} values={values} facts={facts} ready={isWhole} />
      )}
    </div>
  );
}

/** What is drawn in the plane: the corners of a polygon, or the same as beside the prose; of whole grains, within its axis. */
function gripOf(
  prediction: Prediction | undefined,
  drawn: readonly number[],
  values: Values,
  onDraw: (drawn: readonly number[]) => void,
): Grip | undefined {
  if (!prediction) return undefined;
  const { kind, axis, grain, grip, handles } = prediction;
  const snapped = (wanted: number) => snapTo(Math.min(axis[1], Math.max(axis[0], wanted)), grain);
  if (kind === 'polygon') {
    const corners = cornersOf(drawn);
    return {
      at: corners,
      corners: { names: handles, step: grain, axis },
      onDrag: ([x, y], index) => onDraw(numbersOf(corners.with(index, [snapped(x), snapped(y)]))),
    };
  }
  return (
    grip && {
      at: grip.at(drawn[0] ?? 0, values),
      onDrag: (point) => onDraw([snapped(grip.numberAt(point, values))]),
    }
  );
}
