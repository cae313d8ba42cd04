import { GroupLetter } from '../../../pictures/GroupLetter';
import type { Grouping } from '../../../similarity/tree/grouping';
import { CriterionRow } from '../controls/CriterionRow';
import type { Criterion } from '../state/criteria';
import type { Selection } from '../state/selection';
import type { ModelReport } from '../state/useReports';
import styles from './GroupBars.module.css';
import { nameWidth } from './sizes';

interface GroupBarsProps {
  readonly reports: readonly ModelReport[];
  /** What is counted. */
  readonly id: Criterion['id'];
  readonly grouping: Grouping;
  readonly nameOf: (label: number) => string;
  readonly onSelect: (selection: Selection) => void;
}

/** A share of every group, model by model. */
export function GroupBars({ reports, id, grouping, nameOf, onSelect }: GroupBarsProps) {
  return (
    <div className={styles.grid} style={nameWidth(reports)}>
      {grouping.groups.map(({ index, classes }) => (
        <section key={index} aria-label={classes.map(nameOf).join(', ')}>
          <h3 className={styles.title}>
            <GroupLetter group={index} classes={grouping.of.length} />
            <span className={styles.names}>{classes.map(nameOf).join(', ')}</span>
          </h3>
          {reports.map(({ key, name, criteria }) => {
            const tally = criteria.find((criterion) => criterion.id === id)?.tallies.perGroup[index];
            return tally ? (
              <CriterionRow
                key={key}
                id={id}
                name={name}
                meaning={`Images of ${classes.map(nameOf).join(', ')}.`}
                tally={tally}
                selection={{ kind: 'group', group: index }}
                onSelect={onSelect}
              />
            ) : null;
          })}
        </section>
      ))}
    </div>
  );
}
