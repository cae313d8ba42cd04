import { useMemo, useState } from 'react';
import { FileDrop } from '../../app/controls/FileDrop';
import { ProgressLine } from '../../app/controls/ProgressLine';
import { dismiss, notify } from '../../app/notices';
import { NARROW, useMediaQuery } from '../../app/useMediaQuery';
import { useViewState } from '../../app/useViewState';
import { radiusScale } from '../../charts/radiusScale';
import { ControlsBar } from './ControlsBar';
import { Lead } from './Lead';
import { Legend } from './Legend';
import { Plan } from './Plan';
import { RunFacts } from './RunFacts';
import { SetupColumn } from './SetupColumn';
import { Study } from './Study';
import { TrainingList } from './TrainingList';
import styles from './TrainView.module.css';
import { trainState } from './trainState';
import { useHandOver } from './useHandOver';
import { useLater } from './useLater';
import { useSetup } from './useSetup';
import { useTrainCommands } from './useTrainCommands';
import { useTrainExports } from './useTrainExports';
import { useTrainings } from './useTrainings';
import { useTreeModels } from './useTreeModels';

const NOTICE = 'train';
const report = (text: string) => notify({ id: NOTICE, text });

/** Trains networks in the page, one or two side by side, and shows what they learn. */
export function TrainView() {
  const [state, update] = useViewState(trainState);
  const narrow = useMediaQuery(NARROW);
  const [all, snapshots] = useTrainings();
  const names = snapshots.map(({ request }) => request.name).join('\n');
  const taken = useMemo(() => names.split('\n'), [names]);
  const setup = useSetup(state, taken, report);
  const runs = useMemo(
    () => state.runs.flatMap((id) => snapshots.find((snapshot) => snapshot.id === id) ?? []),
    [state.runs, snapshots],
  );
  const [at, setAt] = useState<number | null>(null);
  const [strong, setStrong] = useState<string | null>(null);
  const scale = radiusScale(runs[0]?.request.dataset ?? state.dataset);
  const trees = useTreeModels(setup.controls?.count, report);
  const missing = useLater(state.runs.length > runs.length);
  const handOver = useHandOver(all, report);

  const start = () => {
    if (!setup.requests) return;
    dismiss(NOTICE);
    update({ runs: setup.requests.map((request) => all.start(request)) });
  };
  useTrainExports(runs, handOver);
  useTrainCommands({ state, update, all, runs, controls: setup.controls, onStart: start, onRead: setAt, at });

  const shown = { format: scale.format, at, onRead: setAt, strong, onStrong: setStrong, narrow };
  return (
    <FileDrop onFile={trees.open} picker={trees.picker}>
      <div className={styles.view}>
        <h1 className="visually-hidden">Training in this page</h1>
        <ControlsBar state={state} update={update} runs={runs} setup={setup} />
        <ProgressLine running={handOver.running} />
        <div className={styles.layout}>
          <div className={styles.main}>
            <Lead
              runs={runs}
              all={all}
              setup={setup}
              settings={state}
              missing={missing}
              at={at}
              format={scale.format}
              onStart={start}
              onCompare={() => handOver.compare(runs)}
            />
            {runs.length > 0 ? (
              <Study runs={runs} choices={setup.choices} handOver={handOver} {...shown} />
            ) : (
              <Plan settings={state} groups={setup.groups} requests={setup.requests} {...shown} />
            )}
          </div>
          <div className={styles.side}>
            {runs.length > 0 ? (
              <RunFacts runs={runs} choices={setup.choices} format={scale.format} />
            ) : (
              <SetupColumn state={state} update={update} setup={setup} scale={scale} choices={trees.choices} />
            )}
            <Legend
              inner={scale.format(runs[0]?.request.epsilonInner ?? state.inner)}
              outer={scale.format(runs[0]?.request.epsilonOuter ?? state.outer)}
              strong={strong}
              onStrong={setStrong}
            />
          </div>
        </div>
        <TrainingList snapshots={snapshots} state={state} update={update} all={all} />
      </div>
    </FileDrop>
  );
}
