import { Tooltip } from '../../app/controls/Tooltip';
import { formatPercent } from '../../charts/numbers';
import type { TrainingSnapshot } from '../../engine/trainingTypes';
import { epochsDone, figureLines, lossLines } from './epochLines';
import { hasRadius, METHOD_NOTES } from './methodNotes';
import { isExportable, paceWords, phaseWords } from './phaseWords';
import { RunCharts } from './RunCharts';
import styles from './RunColumn.module.css';
import { RunNotices } from './RunNotices';
import { RunTable } from './RunTable';
import { RunTree } from './RunTree';
import type { StudyProps } from './studyProps';
import type { HandOver } from './useHandOver';
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
  const asks = METHOD_NOTES[request.method].asks(
    shown.format(request.epsilonInner),
    shown.format(request.epsilonOuter),
  );
  const pace = paceWords(run);
  return (
    <section className={styles.column} aria-label={name}>
      <header className={styles.header}>
        <h2 className="headline">{name}</h2>
        <span className="label">{asks}</span>
      </header>
      <p className={styles.phase}>
        <b>{phaseWords(run)}</b>
        {pace && (
          <Tooltip content="Mean time of the last batches on this machine, and what the batches ahead will take at that rate.">
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
      <div className={styles.pictures}>
        <RunTree run={run} classes={classes} at={shown.at} />
        <WatchedImages run={run} at={shown.at} />
      </div>
      {isExportable(run) && (
        <footer className={styles.actions}>
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

/** Which network the actions are about. */
function keptWords({ request, bestEpoch, reports, epochs }: TrainingSnapshot): string {
  if (request.method === 'ndt') return 'The tree, with the best network so far for each of its decisions';
  const kept = reports.findLast(({ epoch }) => epoch === bestEpoch);
  if (!kept) return `The network after epoch ${Math.min(reports.length, epochs)}`;
  return `The network after epoch ${bestEpoch}, the best so far: ${formatPercent(kept.heldOut.clean)} % right`;
}
