import { useState } from 'react';
import type { UpdateState } from '../../app/useViewState';
import { formatPercent } from '../../charts/numbers';
import type { TrainingSnapshot, Trainings } from '../../engine/trainingTypes';
import { METHOD_NOTES } from './methodNotes';
import { isResumable, paceWords, phaseWords } from './phaseWords';
import styles from './TrainingList.module.css';
import { MOST_RUNS, type TrainState } from './trainState';

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
  const beside = (id: string) => update({ runs: [...runs, id] });
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
                  {METHOD_NOTES[request.method].name}, {request.epochs} epochs
                </span>
              </span>
              <span className={styles.quiet}>{[phaseWords(run), paceWords(run)].filter(Boolean).join(' · ')}</span>
              <span className={styles.quiet}>
                {figures && `${formatPercent(figures.clean)} % right`}
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
                  <button type="button" aria-label={`Show beside: ${request.name}`} onClick={() => beside(id)}>
                    Show beside
                  </button>
                )}
                {isResumable(run) && (
                  <button type="button" aria-label={`Resume: ${request.name}`} onClick={() => all.resume(id)}>
                    Resume
                  </button>
                )}
                <RemoveButton name={request.name} onRemove={() => remove(id)} />
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** Asks once more, for what is removed does not come back. */
function RemoveButton({ name, onRemove }: { readonly name: string; readonly onRemove: () => void }) {
  const [asked, setAsked] = useState(false);
  const words = asked ? 'Remove for good' : 'Remove';
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
