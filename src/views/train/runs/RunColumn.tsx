import { Tooltip } from '../../../app/controls/Tooltip';
import type { TrainingSnapshot } from '../../../engine/api/trainingTypes';
import { hasRadius } from '../setup/AskedRadii';
import type { HandOver } from '../state/useHandOver';
import { CURVE_NOTES, keptWords, paceWords, phaseWords, radiiWords } from '../words';
import { epochsDone, figureLines, lossLines } from './epochLines';
import { CURVES, type StudyProps } from './figures';
import { isExportable } from './phases';
import { RunCharts } from './RunCharts';
import styles from './RunColumn.module.css';
import { RunNotices } from './RunNotices';
import { RunTable } from './RunTable';
import { RunTree } from './RunTree';
import { WatchedImages } from './WatchedImages';

interface RunColumnProps extends StudyProps {
  readonly run: TrainingSnapshot;
  readonly name: string;
  /** Names of the classes. */
  readonly classes: readonly string[];
  /** The scales, which all columns share: epochs along the width, and the largest loss. */
  readonly epochs: number;
  readonly loss: number;
  readonly handOver: HandOver;
}

/** One training: where it stands, its curves, the tree of its classes, images it is watched on, and what to do with it. */
export function RunColumn({ run, name, classes, epochs, loss, handOver, ...shown }: RunColumnProps) {
  const { request, reports } = run;
  const radii = radiiWords(request.method, shown.format(request.epsilonInner), shown.format(request.epsilonOuter));
  const pace = paceWords(run);
  return (
    <section className={styles.column} aria-label={name}>
      <header className={styles.header}>
        <h2 className={`headline ${CURVES}`}>{name}</h2>
        <span className="label">{radii}</span>
      </header>
      <p className={styles.phase}>
        <b>{phaseWords(run)}</b>
        {pace && (
          <Tooltip content={CURVE_NOTES.pace}>
            <button type="button" className={styles.pace}>
              {pace}
            </button>
          </Tooltip>
        )}
      </p>
      <RunNotices run={run} />
      <RunCharts
        name={name}
        lines={figureLines(run)}
        losses={lossLines(run)}
        epochs={epochs}
        loss={loss}
        ramps={hasRadius(request.method) ? run.ramps : null}
        now={epochsDone(run)}
        readable={Math.min(reports.length, run.epochs)}
        inner={request.epsilonInner}
        outer={request.epsilonOuter}
        {...shown}
      />
      <RunTable name={name} run={run} />
      <div className={`${styles.pictures} off-low-slide`}>
        <RunTree run={run} classes={classes} at={shown.at} />
        <WatchedImages run={run} at={shown.at} />
      </div>
      {isExportable(run) && (
        <footer className={`${styles.actions} off-slide`}>
          <button type="button" onClick={() => handOver.inspect(run)}>
            Open in Inspect
          </button>
          <button type="button" onClick={() => handOver.save(run, 'onnx')}>
            Save ONNX
          </button>
          <button type="button" onClick={() => handOver.save(run, 'card')}>
            Save card
          </button>
          <span className="caption">{keptWords(run)}</span>
        </footer>
      )}
    </section>
  );
}
