import { GroupLetter } from '../../charts/GroupLetter';
import type { Grouping } from '../../similarity/tree/grouping';
import { CriterionRow } from './CriterionRow';
import styles from './GroupBars.module.css';
import type { Selection } from './selection';
import type { ModelReport } from './useReports';

interface GroupBarsProps {
  readonly reports: readonly ModelReport[];
  readonly grouping: Grouping;
  readonly nameOf: (label: number) => string;
  readonly onSelect: (selection: Selection) => void;
}

/** The adaptive accuracy of every group, model by model. */
export function GroupBars({ reports, grouping, nameOf, onSelect }: GroupBarsProps) {
  return (
    <div className={styles.grid}>
      {grouping.groups.map(({ index, classes }) => (
        <section key={index} aria-label={classes.map(nameOf).join(', ')}>
          <h3 className={styles.title}>
            <GroupLetter group={index} classes={grouping.of.length} />
            <span className={styles.names}>{classes.map(nameOf).join(', ')}</span>
          </h3>
          {reports.map(({ key, name, criteria }) => {
            const tally = criteria[0]?.tallies.perGroup[index];
            return tally ? (
              <CriterionRow
                key={key}
                id="adaptive"
                name={name}
                meaning={`Images of ${classes.map(nameOf).join(', ')}.`}
                tally={tally}
                onSelect={() => onSelect({ kind: 'group', group: index })}
              />
            ) : null;
          })}
        </section>
      ))}
    </div>
  );
}
