import { useEffect, useMemo, useState } from 'react';
import { useCommands } from '../../../app/commands/commands';
import { useExports } from '../../../app/commands/exports';
import { Icon } from '../../../app/controls/Icon';
import { IconButton } from '../../../app/controls/IconButton';
import { useViewState } from '../../../app/state/store';
import { pictureFiles } from '../../../pictures/export/pictureFiles';
import type { PlaygroundModel } from '../state/playgroundModel';
import { RichTextView } from '../steps/RichTextView';
import styles from './Backward.module.css';
import { backwardStages } from './backwardStages';
import { backwardState } from './backwardState';
import { ROUNDED, stageFormula, stageName } from './backwardWords';
import { RelaxationPlot } from './RelaxationPlot';

/** Time to read a station. */
const MILLISECONDS_A_STAGE = 3200;

/** The id by which what a station shows is found when it is exported. */
const STATION_FIGURE = 'crown-station';

/** CROWN backwards: the coefficients as they travel from the question to the inputs, and the relaxations that they meet. */
export function Backward({ model: { state } }: { readonly model: PlaygroundModel }) {
  const { network, box } = state;
  const stages = useMemo(() => backwardStages(network, box), [network, box]);
  const [{ stage: wanted }, update] = useViewState(backwardState);
  const [playing, setPlaying] = useState(false);
  const at = Math.min(wanted ?? 0, stages.length - 1);
  const stage = stages[at];
  const last = stages.length - 1;
  const goTo = (to: number) => update({ stage: Math.min(last, Math.max(0, to)) }, { history: 'replace' });
  useEffect(() => {
    if (!playing) return;
    const timer = setTimeout(() => {
      if (at >= last) setPlaying(false);
      else update({ stage: at + 1 }, { history: 'replace' });
    }, MILLISECONDS_A_STAGE);
    return () => clearTimeout(timer);
  }, [playing, at, last, update]);
  useCommands('Playground', [
    { id: 'backward-back', label: 'CROWN: a station back', keys: ['['], perform: () => goTo(at - 1) },
    { id: 'backward-on', label: 'CROWN: a station on', keys: [']'], perform: () => goTo(at + 1) },
  ]);
  useExports(
    pictureFiles({
      id: 'stations',
      label: 'Station of CROWN',
      stem: `boundscope-crown-${at + 1}`,
      selector: `#${STATION_FIGURE}`,
      words: () => ({ title: stage ? `CROWN: ${stageName(stage)}` : '' }),
      numbers: async () => (await import('./stationsCsv')).stationsCsv(network, stages),
    }),
  );
  if (!stage) return null;
  return (
    <div className={styles.backward}>
      <div className={styles.walk}>
        <IconButton
          icon="chevronLeft"
          label="A station back"
          keys="["
          disabled={at === 0}
          onClick={() => goTo(at - 1)}
        />
        <button
          type="button"
          className={styles.play}
          aria-label={playing ? 'Pause CROWN' : 'Play CROWN'}
          onClick={() => {
            if (!playing && at >= last) goTo(0);
            setPlaying(!playing);
          }}
        >
          <Icon path={playing ? 'M7.5 5.5v9M12.5 5.5v9' : 'M7.5 5.5l7 4.5-7 4.5z'} />
        </button>
        <IconButton
          icon="chevronRight"
          label="A station on"
          keys="]"
          disabled={at === last}
          onClick={() => goTo(at + 1)}
        />
        <ol className={styles.stations} aria-label="Stations of CROWN">
          {stages.map((each, index) => (
            <li key={`${each.kind}${each.sum.layer}`}>
              <button
                type="button"
                className={styles.station}
                aria-current={index === at ? 'step' : undefined}
                onClick={() => goTo(index)}
              >
                {stageName(each)}
              </button>
            </li>
          ))}
        </ol>
      </div>
      <div id={STATION_FIGURE} className={styles.shown}>
        <p className={styles.sentence}>
          <RichTextView text={stageFormula(network, stage)} />
        </p>
        {stage.kind === 'relaxation' && (
          <ul className={styles.plots}>
            {stage.relaxed.map((relaxed) => (
              <li key={relaxed.neuron}>
                <RelaxationPlot network={network} layer={stage.sum.layer} relaxed={relaxed} />
              </li>
            ))}
          </ul>
        )}
      </div>
      <p className="caption">{ROUNDED}</p>
    </div>
  );
}
