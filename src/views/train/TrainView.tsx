import { useMemo, useState } from 'react';
import { dismiss, notify } from '../../app/commands/notices';
import { FileDrop } from '../../app/controls/FileDrop';
import { ProgressLine } from '../../app/controls/ProgressLine';
import { Part } from '../../app/scene/Part';
import { useViewState } from '../../app/state/store';
import { NARROW, useMediaQuery } from '../../app/styles/media';
import { radiusScale } from '../../pictures/radiusScale';
import { Lead } from './runs/Lead';
import { Legend } from './runs/Legend';
import { RunFacts } from './runs/RunFacts';
import { TrainingList } from './runs/TrainingList';
import { Study } from './Study';
import { Plan } from './setup/Plan';
import { SetupColumn } from './setup/SetupColumn';
import { useSetup } from './setup/useSetup';
import { ControlsBar } from './state/ControlsBar';
import { trainState } from './state/trainState';
import { useHandOver } from './state/useHandOver';
import { useTrainCommands } from './state/useTrainCommands';
import { useTrainExports } from './state/useTrainExports';
import { useLater, useTrainings } from './state/useTrainings';
import { useTreeModels } from './state/useTreeModels';
import styles from './TrainView.module.css';

const NOTICE = 'train';
const report = (text: string) => notify({ id: NOTICE, text });

/** Trains networks in the page, one or two side by side, and shows what they learn. */
export function TrainView() {
  const [state, update] = useViewState(trainState);
  const narrow = useMediaQuery(NARROW);
  const [all, snapshots] = useTrainings();
  const names = snapshots.map(({ request }) => request.name).join('\n');
  const taken = useMemo(() => names.split('\n'), [names]);
  const setup = useSetup(state, taken);
  const runs = useMemo(
    () => state.runs.flatMap((id) => snapshots.find((snapshot) => snapshot.id === id) ?? []),
    [state.runs, snapshots],
  );
  const [at, setAt] = useState<number | null>(null);
  const [strong, setStrong] = useState<string | null>(null);
  const scale = radiusScale(runs[0]?.request.dataset ?? state.dataset);
  const trees = useTreeModels(setup.controls?.count);
  const missing = useLater(state.runs.length > runs.length);
  const handOver = useHandOver(all, report);

  const start = () => {
    if (!setup.requests) return;
    dismiss(NOTICE);
    update({ runs: setup.requests.map((request) => all.start(request)) });
  };
  useTrainExports(runs, handOver);
  const onStart = setup.requests ? start : null;
  const onCompare = () => handOver.compare(runs);
  useTrainCommands({ state, update, all, runs, controls: setup.controls, onStart, onCompare, onRead: setAt, at });

  const shown = { format: scale.format, at, onRead: setAt, strong, onStrong: setStrong, narrow };
  return (
    <FileDrop onFiles={trees.open} picker={trees.picker}>
      <div className={styles.view}>
        <h1 className="visually-hidden">Training in this page</h1>
        <Part id="setup">
          <ControlsBar state={state} update={update} runs={runs} setup={setup} />
        </Part>
        <ProgressLine running={handOver.running} />
        <div className={styles.layout}>
          <div className={styles.main}>
            <Lead runs={runs} setup={setup} settings={state} missing={missing} at={at} format={scale.format} />
            {runs.length > 0 ? (
              <Study runs={runs} choices={setup.choices} handOver={handOver} {...shown} />
            ) : (
              <Plan settings={state} groups={setup.groups} requests={setup.requests} {...shown} />
            )}
          </div>
          <div className={`${styles.side} off-low-slide`}>
            {runs.length > 0 ? (
              <RunFacts runs={runs} choices={setup.choices} format={scale.format} />
            ) : (
              <Part id="setup">
                <SetupColumn state={state} update={update} setup={setup} scale={scale} choices={trees.choices} />
              </Part>
            )}
            <Legend
              inner={scale.format(runs[0]?.request.epsilonInner ?? state.inner)}
              outer={scale.format(runs[0]?.request.epsilonOuter ?? state.outer)}
              strong={strong}
              onStrong={setStrong}
            />
          </div>
        </div>
        <Part id="list">
          <div className="off-slide">
            <TrainingList snapshots={snapshots} state={state} update={update} all={all} />
          </div>
        </Part>
      </div>
    </FileDrop>
  );
}
