import { FIGURES } from './figures';
import { hasRadius, METHOD_NOTES } from './methodNotes';
import { RunCharts } from './RunCharts';
import styles from './RunColumn.module.css';
import study from './Study.module.css';
import type { StudyProps } from './studyProps';
import type { TrainSettings } from './trainState';

interface PlanProps extends StudyProps {
  readonly settings: TrainSettings;
}

/** The figures before there is anything to draw: their axes, a column for each network. */
export function Plan({ settings, ...shown }: PlanProps) {
  const { methods, inner, outer, epochs } = settings;
  const lines = FIGURES.map(({ id, name, tone, dash }) => ({ id, name, tone, dash, points: [] }));
  const losses = [{ id: 'loss', name: 'Loss', tone: 'var(--ink2)', dash: 'none', points: [] }];
  return (
    <div className={study.columns} style={{ '--columns': methods.length }}>
      {methods.map((method, place) => {
        // A phone shows the axes once.
        const drawn = !shown.narrow || place === methods.length - 1;
        const { name, asks, meaning } = METHOD_NOTES[method];
        return (
          <section key={method} className={styles.column} aria-label={name}>
            <header className={styles.header}>
              <h2 className="headline">{name}</h2>
              <span className="label">{asks(shown.format(inner), shown.format(outer))}</span>
            </header>
            <p className={styles.phase}>{meaning}</p>
            {drawn && (
              <>
                <RunCharts
                  {...shown}
                  name={name}
                  lines={lines}
                  losses={losses}
                  epochs={epochs}
                  loss={3}
                  ramps={hasRadius(method) ? [] : null}
                  now={0}
                  readable={0}
                  inner={inner}
                  outer={outer}
                />
                <div className={styles.pictures}>
                  <section>
                    <h3 className="label">Its own tree of the classes</h3>
                    <p className="caption">Which classes its weights hold for alike, drawn anew after every epoch.</p>
                  </section>
                  <section>
                    <h3 className="label">Images it is watched on</h3>
                    <p className="caption">
                      Held-out images that turn from misread or open to holding, epoch after epoch.
                    </p>
                  </section>
                </div>
              </>
            )}
          </section>
        );
      })}
    </div>
  );
}
