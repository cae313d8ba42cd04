import { useRef } from 'react';
import { Part } from '../../../app/scene/Part';
import { useElementSize } from '../../../pictures/useElementSize';
import { VerdictMark, verdictWords } from '../../../pictures/VerdictMark';
import { differenceName } from '../math/units';
import type { PlaygroundHandle } from '../state/usePlayground';
import { LADDER_FIGURE } from '../state/usePlaygroundExports';
import { crownSentence } from '../steps/narrateQuestion';
import { RichTextView } from '../steps/RichTextView';
import { LADDER, ladderTitle } from '../words';
import styles from './Ladder.module.css';
import { LadderChart } from './LadderChart';
import { rungsOf, unverifiedWords } from './ladderRows';
import { RungNames } from './RungNames';

const PITCH = 24;

/** How low Cat − Dog can go: every bound, and what was found, on one axis; the method that is pressed answers the question. */
export function Ladder({ handle }: { readonly handle: PlaygroundHandle }) {
  const { model } = handle;
  const rungs = rungsOf(model);
  const title = ladderTitle(differenceName(model.state.network));
  const crown = crownSentence(model.state.network, model.ladder?.under, model.state.box);
  const cell = useRef<HTMLDivElement>(null);
  const { width } = useElementSize(cell);
  return (
    <section id={LADDER_FIGURE} className={styles.ladder} aria-label={title}>
      <div>
        <h2 className="title">{title}</h2>
        <p className={styles.why}>{LADDER.about}</p>
        {crown && (
          <p className={styles.why}>
            <RichTextView text={crown} />
          </p>
        )}
      </div>
      <RungNames handle={handle} rungs={rungs} />
      <div ref={cell}>
        {width > 0 && (
          <LadderChart
            rungs={rungs}
            samples={model.samples.map(({ difference }) => difference)}
            width={width}
            pitch={PITCH}
          />
        )}
      </div>
      <Part id="verdict">
        <ul className={styles.names}>
          {rungs.map((rung) => (
            <li key={rung.look + rung.short} className={styles[rung.verdict]}>
              {rung.range && rung.proved && (
                <>
                  <VerdictMark verdict={rung.verdict} decorative />
                  {verdictWords[rung.verdict]}
                </>
              )}
              {rung.range && !rung.proved && <span className={styles.quiet}>{unverifiedWords(rung)}</span>}
            </li>
          ))}
        </ul>
      </Part>
    </section>
  );
}
