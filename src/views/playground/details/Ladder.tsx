import { useRef } from 'react';
import { useElementSize } from '../../../charts/useElementSize';
import { VerdictMark, verdictWords } from '../../../charts/VerdictMark';
import type { PlaygroundModel } from '../playgroundModel';
import styles from './Ladder.module.css';
import { LadderChart } from './LadderChart';
import { rungsOf } from './ladderRows';

/** How low Cat − Dog can go: every bound, and what was found, on one axis. */
export function Ladder({ model }: { readonly model: PlaygroundModel }) {
  const rungs = rungsOf(model);
  const cell = useRef<HTMLDivElement>(null);
  const { width } = useElementSize(cell);
  return (
    <section className={styles.ladder} aria-label="How low can Cat − Dog go?">
      <div>
        <h2 className="title">How low can Cat − Dog go?</h2>
        <p className={styles.why}>
          Each bar is a range that surely holds. Only a bar that starts right of zero is a proof.
        </p>
      </div>
      <ul className={styles.names}>
        {rungs.map((rung) => (
          <li key={rung.label} className={rung.proved ? undefined : styles.found}>
            {rung.label}
          </li>
        ))}
      </ul>
      <div ref={cell}>
        {width > 0 && (
          <LadderChart rungs={rungs} samples={model.samples.map(({ difference }) => difference)} width={width} />
        )}
      </div>
      <ul className={styles.names}>
        {rungs.map((rung) => (
          <li key={rung.label} className={styles[rung.verdict]}>
            {rung.proved || rung.verdict === 'falsified' ? (
              <>
                <VerdictMark verdict={rung.verdict} decorative />
                {verdictWords[rung.verdict]}
              </>
            ) : (
              <span className={styles.quiet}>none below 0</span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
