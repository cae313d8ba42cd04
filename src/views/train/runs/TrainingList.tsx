import { useState } from 'react';
import type { UpdateState } from '../../../app/state/store';
import { TRAININGS } from '../../../catalog/trainings';
import type { TrainingSnapshot, Trainings } from '../../../engine/api/trainingTypes';
import { counted, formatPercent } from '../../../numbers/format';
import { MOST_RUNS, type TrainState } from '../state/trainState';
import { paceWords, phaseWords } from '../words';
import { isResumable } from './phases';
import styles from './TrainingList.module.css';

interface TrainingListProps {
  readonly snapshots: readonly TrainingSnapshot[];
  readonly state: TrainState;
  readonly update: UpdateState<TrainState>;
  readonly all: Trainings;
}

/** All trainings of this browser, the newest first, also those of earlier visits. */
export function TrainingList({ snapshots, state, update, all }: TrainingListProps) {
  if (snapshots.length === 0) return null;
  const { runs } = state;
  const show = (id: string) => update({ runs: [id] });
  const compare = (id: string) => update({ runs: [...runs, id] });
  const remove = (id: string) => {
    all.remove(id);
    if (runs.includes(id)) update({ runs: runs.filter((shown) => shown !== id) }, { history: 'replace' });
  };
  return (
    <section className={styles.panel} aria-label="Trainings in this browser">
      <h2 className="title">Trainings in this browser</h2>
      <ul>
        {[...snapshots].reverse().map((run) => {
          const { id, request, reports } = run;
          const figures = reports.at(-1)?.heldOut;
          const shown = runs.includes(id);
          return (
            <li key={id} className={styles.row} aria-label={request.name}>
              <span className={styles.name}>
                <b>{request.name}</b>
                <span className={styles.quiet}>
                  {TRAININGS[request.method].title}, {counted(request.epochs, 'epoch')}
                </span>
              </span>
              <span className={styles.quiet}>{[phaseWords(run), paceWords(run)].filter(Boolean).join(' · ')}</span>
              <span className={styles.quiet}>
                {figures && `${formatPercent(figures.clean)} % clean`}
                {figures?.adaptive !== undefined && `, ${formatPercent(figures.adaptive)} % adaptive`}
              </span>
              <span className={styles.actions}>
                {shown ? (
                  <span className={styles.quiet}>On screen</span>
                ) : (
                  <button type="button" aria-label={`Show: ${request.name}`} onClick={() => show(id)}>
                    Show
                  </button>
                )}
                {!shown && runs.length > 0 && runs.length < MOST_RUNS && (
                  <button
                    type="button"
                    aria-label={`Compare with those shown: ${request.name}`}
                    onClick={() => compare(id)}
                  >
                    Compare
                  </button>
                )}
                {isResumable(run) && (
                  <button type="button" aria-label={`Resume: ${request.name}`} onClick={() => all.resume(id)}>
                    Resume
                  </button>
                )}
                {run.phase !== 'elsewhere' && <RemoveButton name={request.name} onRemove={() => remove(id)} />}
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** Asks once more, since what is deleted does not come back. */
function RemoveButton({ name, onRemove }: { readonly name: string; readonly onRemove: () => void }) {
  const [asked, setAsked] = useState(false);
  const words = asked ? 'Delete for good' : 'Delete';
  return (
    <button
      type="button"
      aria-label={`${words}: ${name}`}
      onClick={() => (asked ? onRemove() : setAsked(true))}
      onBlur={() => setAsked(false)}
    >
      {words}
    </button>
  );
}
