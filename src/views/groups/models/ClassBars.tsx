import { GroupLetter } from '../../../pictures/GroupLetter';
import type { Grouping } from '../../../similarity/tree/grouping';
import { CriterionRow } from '../controls/CriterionRow';
import type { Criterion } from '../state/criteria';
import type { Selection } from '../state/selection';
import type { ModelReport } from '../state/useReports';
import styles from './GroupBars.module.css';
import { nameWidth } from './sizes';

interface ClassBarsProps {
  readonly reports: readonly ModelReport[];
  /** What is counted. */
  readonly id: Criterion['id'];
  readonly grouping: Grouping;
  readonly order: readonly number[];
  readonly nameOf: (label: number) => string;
  readonly onSelect: (selection: Selection) => void;
}

/** A share of every class in the order of the tree, model by model. */
export function ClassBars({ reports, id, grouping, order, nameOf, onSelect }: ClassBarsProps) {
  return (
    <div className={styles.grid} style={nameWidth(reports)}>
      {order.map((label) => (
        <section key={label} aria-label={`Images of ${nameOf(label)}`}>
          <h3 className={styles.title}>
            <GroupLetter group={grouping.of[label] ?? 0} classes={grouping.of.length} />
            <span className={styles.names}>{nameOf(label)}</span>
          </h3>
          {reports.map(({ key, name, criteria }) => {
            const tally = criteria.find((criterion) => criterion.id === id)?.tallies.perClass[label];
            return tally ? (
              <CriterionRow
                key={key}
                id={id}
                name={name}
                meaning={`Images of ${nameOf(label)}.`}
                tally={tally}
                selection={{ kind: 'class', label }}
                onSelect={onSelect}
              />
            ) : null;
          })}
        </section>
      ))}
    </div>
  );
}
