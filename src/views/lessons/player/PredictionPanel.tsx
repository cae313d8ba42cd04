import { useRef } from 'react';
import { useElementSize } from '../../../pictures/useElementSize';
import type { Prediction } from '../lesson';
import { inWords } from '../math/corners';
import { DRAW } from '../words';
import { DrawnRange } from './DrawnRange';
import pageStyles from './LessonPage.module.css';
import styles from './PredictionPanel.module.css';
import { Prose, type ProseHandle } from './Prose';

interface PredictionPanelProps {
  readonly prediction: Prediction;
  /** What the engine found, where the lesson asks it; undefined until it has. */
  readonly facts: unknown;
  /** Whether everything is there to compare with. */
  readonly ready: boolean;
  readonly drawn: readonly number[];
  /** Whether the truth is laid over the drawing. */
  readonly isRevealed: boolean;
  /** How many hints are open. */
  readonly hints: number;
  readonly handle: ProseHandle;
  readonly onDraw: (drawn: readonly number[]) => void;
  readonly onHint: () => void;
  /** Folds all hints away. */
  readonly onFold: () => void;
  readonly onReveal: () => void;
  readonly onAgain: () => void;
}

/** Asks for a drawing first; the truth is computed and laid over it only then, and the gap is named. */
export function PredictionPanel(props: PredictionPanelProps) {
  const { prediction, facts, ready, drawn, isRevealed, hints, handle, onDraw, onHint, onFold, onReveal, onAgain } =
    props;
  const cell = useRef<HTMLDivElement>(null);
  const { width } = useElementSize(cell);
  const truth = isRevealed && ready ? prediction.truth(handle.values, facts) : undefined;
  return (
    <>
      <section className={styles.panel} aria-label={prediction.question}>
        <div className={styles.head}>
          <h2 className="title">{prediction.question}</h2>
          <span className="caption no-print">{isRevealed ? 'drawn before the answer' : 'drag, then compare'}</span>
        </div>
        <div ref={cell}>
          {prediction.kind === 'polygon' ? (
            <p className={styles.corners}>
              <b>You</b> {inWords(prediction, drawn)}
              {truth ? (
                <>
                  <br />
                  <b>{prediction.truthName}</b> {inWords(prediction, truth)}
                </>
              ) : (
                <span className="caption no-print">{DRAW.corners}</span>
              )}
            </p>
          ) : (
            width > 0 && (
              <DrawnRange prediction={prediction} drawn={drawn} truth={truth} width={width} onDraw={onDraw} />
            )
          )}
        </div>
        {prediction.hints.slice(0, hints).map((hint) => (
          <p key={hint} className={styles.hint}>
            {hint}
          </p>
        ))}
        <div className={`${styles.actions} no-print`}>
          {isRevealed ? (
            <button type="button" className={pageStyles.action} onClick={onAgain}>
              Draw again
            </button>
          ) : (
            <>
              <button type="button" className={pageStyles.on} disabled={!ready} onClick={onReveal}>
                {ready ? 'Compare' : 'Computing'}
              </button>
              {hints < prediction.hints.length && (
                <button type="button" className={pageStyles.action} onClick={onHint}>
                  Hint {hints + 1} of {prediction.hints.length}
                </button>
              )}
              {hints > 0 && (
                <button type="button" className={pageStyles.action} onClick={onFold}>
                  Fold hints
                </button>
              )}
            </>
          )}
        </div>
      </section>
      {truth && (
        <div aria-live="polite">
          <Prose
            paragraphs={[prediction.gap(drawn, truth, handle.values, facts), ...prediction.after(handle.values, facts)]}
            handle={handle}
          />
        </div>
      )}
    </>
  );
}
