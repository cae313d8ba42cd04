import { TRAININGS } from '../../../catalog/trainings';
import { trainings } from '../../../engine/api/trainings';
import type { TrainingRequest } from '../../../engine/api/trainingTypes';
import { FIGURES, type StudyProps } from '../runs/figures';
import { RunCharts } from '../runs/RunCharts';
import column from '../runs/RunColumn.module.css';
import { WatchNote } from '../runs/WatchNote';
import study from '../Study.module.css';
import type { TrainSettings } from '../state/trainState';
import { FIGURE_WORDS, radiiWords } from '../words';
import { AskedRadii, hasRadius } from './AskedRadii';
import styles from './Plan.module.css';
import type { NamedGroup } from './requests';
import { Story, storyOf } from './Story';

interface PlanProps extends StudyProps {
  readonly settings: TrainSettings;
  readonly groups: readonly NamedGroup[];
  /** What would be started; null while something is missing. */
  readonly requests: readonly TrainingRequest[] | null;
}

const LINES = FIGURES.map(({ id, tone, dash }) => ({ id, name: FIGURE_WORDS[id].name, tone, dash, points: [] }));
const LOSSES = [{ id: 'loss', name: 'Loss', tone: 'var(--ink2)', dash: 'none', points: [] }];

/** Before there is anything to draw: for each network its axes with what is to come, and what it is asked for. */
export function Plan({ settings, groups, requests, ...shown }: PlanProps) {
  const { methods, inner, outer, epochs } = settings;
  return (
    <div className={study.columns} data-sheet style={{ '--columns': methods.length }}>
      {methods.map((method, place) => {
        // A phone shows the axes once.
        const drawn = !shown.narrow || place === methods.length - 1;
        const { title, note } = TRAININGS[method];
        const request = requests?.[place];
        const outline = request ? trainings().outline(request) : { epochs, ramps: [] };
        return (
          <section key={method} className={column.column} aria-label={title}>
            <header className={column.header}>
              <h2 className="headline">{title}</h2>
              <span className="label">{radiiWords(method, shown.format(inner), shown.format(outer))}</span>
            </header>
            <p className={column.phase}>{note}</p>
            {drawn && (
              <div className={styles.charts}>
                <Story parts={storyOf(method, outline.ramps)} />
                <RunCharts
                  {...shown}
                  name={title}
                  lines={LINES}
                  losses={LOSSES}
                  epochs={outline.epochs}
                  loss={3}
                  ramps={hasRadius(method) ? outline.ramps : null}
                  now={0}
                  readable={0}
                  inner={inner}
                  outer={outer}
                />
              </div>
            )}
            <div className={`${column.pictures} off-low-slide`}>
              {groups.length > 0 && (
                <AskedRadii method={method} groups={groups} inner={inner} outer={outer} format={shown.format} />
              )}
              {drawn && <WatchNote method={method} />}
            </div>
          </section>
        );
      })}
    </div>
  );
}
