import { IconButton } from '../../app/controls/IconButton';
import { cardNote } from '../../app/models/cardNote';
import { GroupLetter } from '../../charts/GroupLetter';
import { formatPercent } from '../../charts/numbers';
import { PairMatrix } from '../../charts/PairMatrix';
import type { Pair } from '../../charts/pair';
import { wilsonInterval } from '../../evaluation/table/wilson';
import { CriterionRow } from './CriterionRow';
import { type AskedRadii, mainCriterion } from './criteria';
import { criterionWords } from './criterionWords';
import styles from './ModelColumn.module.css';
import type { MatrixLook } from './matrixLook';
import type { Selection } from './selection';
import { TableMenu } from './TableMenu';
import type { ModelReport } from './useReports';
import type { TableOrder } from './useTables';

interface ModelColumnProps {
  readonly report: ModelReport;
  /** The first model's, unless this is it. */
  readonly base: ModelReport | null;
  readonly asked: AskedRadii;
  readonly look: MatrixLook;
  readonly order: readonly number[];
  readonly groupOf: readonly number[];
  readonly cell: number;
  /** Whether the groups' letters stand at the rows, where no tree does. */
  readonly lettered: boolean;
  readonly nameOf: (label: number) => string;
  readonly format: (radius: number) => string;
  readonly pair: Pair | null;
  readonly onPoint: (pair: Pair | null) => void;
  readonly onSelect: (selection: Selection) => void;
  readonly onRemove: (() => void) | null;
  readonly onCompute: (order: TableOrder) => void;
}

/** One model: what it meets, and how it fares for each pair of classes. */
export function ModelColumn(props: ModelColumnProps) {
  const { report, base, asked, look, order, groupOf, cell, nameOf, format, pair, onSelect, onRemove } = props;
  const { card } = report.model;
  return (
    <section className={styles.column} aria-label={report.name}>
      <header className={styles.header}>
        <h2 className="headline" title={card && cardNote(card)}>
          {report.name}
        </h2>
        {onRemove && <IconButton icon="close" label={`Remove ${report.name}`} onClick={onRemove} />}
      </header>
      <div className={styles.about}>
        <TableMenu table={report.table} onCompute={props.onCompute} />
        <Clean report={report} />
      </div>
      {report.criteria.map(({ id, tallies }) => {
        const words = criterionWords(id, asked, format);
        const before = base?.criteria.find((criterion) => criterion.id === id)?.tallies.overall;
        return (
          <CriterionRow
            key={id}
            id={id}
            name={words.name}
            meaning={words.meaning}
            tally={tallies.overall}
            base={before}
            main={id === mainCriterion(asked)}
            onSelect={() => onSelect({ kind: 'criterion', id })}
          />
        );
      })}
      <div className={styles.matrix}>
        {props.lettered && (
          <ul className={styles.letters} aria-hidden="true">
            {order.map((label) => (
              <li key={label} style={{ height: cell }}>
                <GroupLetter group={groupOf[label] ?? 0} classes={order.length} />
              </li>
            ))}
          </ul>
        )}
        <PairMatrix
          label={`${report.name}: every pair of classes, true class in rows; arrow keys move over the pairs, Enter shows the images`}
          order={order}
          values={look.values}
          cell={cell}
          tone={look.tone}
          domain={look.domain}
          {...(cell >= 20 && { textOf: look.textOf })}
          nameOf={nameOf}
          groupOf={groupOf}
          pair={pair}
          onPoint={props.onPoint}
          onSelect={({ row, column }) => row !== column && onSelect({ kind: 'pair', label: row, against: column })}
        />
      </div>
    </section>
  );
}

/** Clean accuracy, and how far shares of this many images can be off. */
function Clean({ report }: { readonly report: ModelReport }) {
  const { images, clean } = report.criteria[0]?.tallies.overall ?? { images: 0, clean: 0 };
  const { lower, upper } = wilsonInterval(clean, images);
  return (
    <p className={styles.clean} title={`95 % interval: ${formatPercent(lower)} to ${formatPercent(upper)} %`}>
      clean <b>{formatPercent(images === 0 ? 0 : clean / images)}</b> ± {formatPercent((upper - lower) / 2)}
    </p>
  );
}
