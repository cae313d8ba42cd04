import { useRef } from 'react';
import { Part } from '../../../app/scene/Part';
import { useElementSize } from '../../../pictures/useElementSize';
import { VerdictMark, verdictWords } from '../../../pictures/VerdictMark';
import type { PlaygroundModel } from '../state/playgroundModel';
import { RichTextView } from '../steps/RichTextView';
import { LADDER } from '../words';
import styles from './Ladder.module.css';
import { LadderChart } from './LadderChart';
import { rungWords, unprovedWords } from './ladderRows';
import { useLadder } from './useLadder';

/** How low Cat − Dog can go: every bound, and what was found, on one axis. */
export function Ladder({ model: newest }: { readonly model: PlaygroundModel }) {
  const { model, rungs, crown } = useLadder(newest);
  const cell = useRef<HTMLDivElement>(null);
  const { width } = useElementSize(cell);
  return (
    <section className={styles.ladder} aria-label={LADDER.title}>
      <div>
        <h2 className="title">{LADDER.title}</h2>
        <p className={styles.why}>{LADDER.about}</p>
        {crown && (
          <p className={styles.why}>
            <RichTextView text={crown} />
          </p>
        )}
      </div>
      <ul className={styles.names}>
        {rungs.map((rung) => (
          <li key={rung.label} className={rung.proved ? undefined : styles.found}>
            {rung.label}
            <span className="visually-hidden"> {rungWords(rung)}</span>
          </li>
        ))}
      </ul>
      <div ref={cell}>
        {width > 0 && (
          <LadderChart rungs={rungs} samples={model.samples.map(({ difference }) => difference)} width={width} />
        )}
      </div>
      <Part id="verdict">
        <ul className={styles.names}>
          {rungs.map((rung) => (
            <li key={rung.label} className={styles[rung.verdict]}>
              {rung.proved ? (
                <>
                  <VerdictMark verdict={rung.verdict} decorative />
                  {verdictWords[rung.verdict]}
                </>
              ) : (
                <span className={styles.quiet}>{unprovedWords(rung)}</span>
              )}
            </li>
          ))}
        </ul>
      </Part>
    </section>
  );
}
