import { VerdictMark } from '../../../pictures/VerdictMark';
import { LadderChart } from '../details/LadderChart';
import { rungWords } from '../details/ladderRows';
import { useLadder } from '../details/useLadder';
import type { PlaygroundModel } from '../state/playgroundModel';
import { LADDER } from '../words';
import styles from './NarrowLadder.module.css';

interface NarrowLadderProps {
  readonly model: PlaygroundModel;
  readonly width: number;
}

const NAMES = 76;
const MARKS = 28;
const PITCH = 30;

/** The ladder with short names and bare marks. */
export function NarrowLadder({ model: newest, width }: NarrowLadderProps) {
  const { model, rungs } = useLadder(newest);
  return (
    <section className={styles.ladder} aria-label={LADDER.title}>
      <ul>
        {rungs.map((rung) => (
          <li key={rung.label}>
            {rung.short}
            <span className="visually-hidden"> {rungWords(rung)}</span>
          </li>
        ))}
      </ul>
      <LadderChart
        rungs={rungs}
        samples={model.samples.map(({ difference }) => difference)}
        width={width - NAMES - MARKS}
        pitch={PITCH}
      />
      <ul>
        {rungs.map((rung) => (
          <li key={rung.label}>
            {(rung.proved || rung.verdict === 'falsified') && <VerdictMark verdict={rung.verdict} />}
          </li>
        ))}
      </ul>
    </section>
  );
}
