import { VerdictMark } from '../../../charts/VerdictMark';
import { LadderChart } from '../details/LadderChart';
import { rungsOf } from '../details/ladderRows';
import type { PlaygroundModel } from '../playgroundModel';
import styles from './NarrowLadder.module.css';

interface NarrowLadderProps {
  readonly model: PlaygroundModel;
  readonly width: number;
}

const NAMES = 64;
const MARKS = 28;
const PITCH = 30;

/** The ladder with short names and bare marks. */
export function NarrowLadder({ model, width }: NarrowLadderProps) {
  const rungs = rungsOf(model);
  return (
    <section className={styles.ladder} aria-label="How low can Cat − Dog go?">
      <ul>
        {rungs.map((rung) => (
          <li key={rung.label}>
            {rung.short}
            <span className="visually-hidden"> at least {rung.text}</span>
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
