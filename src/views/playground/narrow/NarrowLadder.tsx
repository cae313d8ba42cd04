import { Part } from '../../../app/scene/Part';
import { VerdictMark } from '../../../pictures/VerdictMark';
import { LadderChart } from '../details/LadderChart';
import { rungsOf } from '../details/ladderRows';
import { RungNames } from '../details/RungNames';
import { differenceName } from '../math/units';
import type { PlaygroundHandle } from '../state/usePlayground';
import { LADDER_FIGURE } from '../state/usePlaygroundExports';
import { ladderTitle } from '../words';
import styles from './NarrowLadder.module.css';

interface NarrowLadderProps {
  readonly handle: PlaygroundHandle;
  readonly width: number;
}

const NAMES = 84;
const MARKS = 28;
/** A name is pressed by a thumb. */
const PITCH = 44;

/** The ladder with short names and bare marks. */
export function NarrowLadder({ handle, width }: NarrowLadderProps) {
  const { model } = handle;
  const rungs = rungsOf(model);
  return (
    <section id={LADDER_FIGURE} className={styles.ladder} aria-label={ladderTitle(differenceName(model.state.network))}>
      <RungNames handle={handle} rungs={rungs} short />
      <LadderChart
        rungs={rungs}
        samples={model.samples.map(({ difference }) => difference)}
        width={width - NAMES - MARKS}
        pitch={PITCH}
      />
      <Part id="verdict">
        <ul>
          {rungs.map((rung) => (
            <li key={rung.look + rung.short}>
              {rung.range && (rung.proved || rung.verdict === 'falsified') && <VerdictMark verdict={rung.verdict} />}
            </li>
          ))}
        </ul>
      </Part>
    </section>
  );
}
