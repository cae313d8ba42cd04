import { formatPercent } from '../../../numbers/format';
import type { Spread } from '../../../numbers/spread';
import { wilsonInterval } from '../../../radii/table/wilson';
import type { ModelReport } from '../state/useReports';
import { intervalWords, SEEDS, spreadWords, TWO_CLASSES } from '../words';
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
          {rows.map((row) => (
            <tr key={row.name}>
              <th scope="row">{row.name}</th>
              {row.shares.map((share, at) => (
                <td key={reports[at]?.key} className={isBest(row, at) ? styles.best : undefined}>
                  {`${formatPercent(share)} `}
                  {row.spreads[at] && <span className={styles.seeds}>{spreadWords(row.spreads[at])}</span>}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className={styles.note}>
        {widestOf(reports)} {TWO_CLASSES.note} {SEEDS.note}
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

/** Alone nothing is best, nor where the seeds of another model reach as far. */
function isBest({ shares, spreads }: ComparisonRow, at: number): boolean {
  const share = shares[at] ?? Number.NaN;
  const own = spreads[at];
  const isAbove = (other: Spread | null) => !own || !other || own.least > other.most;
  return (
    shares.length > 1 &&
    shares.every((other) => share >= other) &&
    shares.some((other) => share > other) &&
    spreads.every((other, place) => place === at || isAbove(other))
  );
}
