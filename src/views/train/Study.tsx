import { useState } from 'react';
import type { TrainingChoices, TrainingSnapshot } from '../../engine/api/trainingTypes';
import { niceLoss } from './pictures/epochLayout';
import type { StudyProps } from './runs/figures';
import { namesOf } from './runs/finding';
import { RunColumn } from './runs/RunColumn';
import styles from './Study.module.css';
import type { HandOver } from './state/useHandOver';

interface RunsProps extends StudyProps {
  readonly runs: readonly TrainingSnapshot[];
  readonly choices: TrainingChoices | null;
  readonly handOver: HandOver;
}

/** The trainings on screen, a column each, to the same scales; on a phone one at a time. */
export function Study({ runs, choices, handOver, ...shown }: RunsProps) {
  const [tab, setTab] = useState(0);
  const names = namesOf(runs);
  const epochs = Math.max(...runs.map((run) => run.epochs));
  const loss = niceLoss(runs.flatMap(({ losses }) => losses.map((point) => point.loss)));
  const columns = shown.narrow ? runs.filter((_, place) => place === Math.min(tab, runs.length - 1)) : runs;
  return (
    <>
      {shown.narrow && runs.length > 1 && (
        <div role="tablist" aria-label="Trainings" className={styles.tabs}>
          {runs.map(({ id }, place) => (
            <button key={id} type="button" role="tab" aria-selected={place === tab} onClick={() => setTab(place)}>
              {names[place]}
            </button>
          ))}
        </div>
      )}
      <div className={styles.columns} data-sheet style={{ '--columns': columns.length }}>
        {columns.map((run) => (
          <RunColumn
            key={run.id}
            run={run}
            name={names[runs.indexOf(run)] ?? ''}
            classes={
              choices?.datasets.find(({ id }) => id === run.request.dataset)?.classes ?? run.request.groups.flat()
            }
            epochs={epochs}
            loss={loss}
            handOver={handOver}
            {...shown}
          />
        ))}
      </div>
    </>
  );
}
