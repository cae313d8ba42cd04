import { formatPercent } from '../../../numbers/format';
import { wilsonInterval } from '../../../radii/table/wilson';
import type { ModelReport } from '../state/useReports';
import { intervalWords, TWO_CLASSES } from '../words';
import styles from './ComparisonTable.module.css';
import type { ComparisonRow } from './comparison';

interface ComparisonTableProps {
  readonly reports: readonly ModelReport[];
  readonly rows: readonly ComparisonRow[];
}

/** The models side by side in numbers, the best of every row in bold. */
export function ComparisonTable({ reports, rows }: ComparisonTableProps) {
  return (
    <>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">% of test images</th>
            {reports.map(({ key, name }) => (
              <th key={key} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, shares }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {shares.map((share, at) => (
                <td key={reports[at]?.key} className={isBest(share, shares) ? styles.best : undefined}>
                  {formatPercent(share)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className={styles.note}>
        {widestOf(reports)} {TWO_CLASSES.note}
      </p>
    </>
  );
}

/** How far the shares can be off at most, as a sentence. */
function widestOf(reports: readonly ModelReport[]): string {
  const images = Math.min(...reports.map(({ table }) => table.labels.length));
  const { lower, upper } = wilsonInterval(Math.round(images / 2), images);
  return intervalWords(images, (upper - lower) / 2);
}

/** Alone nothing is best. */
function isBest(share: number, shares: readonly number[]): boolean {
  return shares.length > 1 && shares.every((other) => share >= other) && shares.some((other) => share > other);
}
