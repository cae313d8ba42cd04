import { formatPercent } from '../../charts/numbers';
import type { Pair } from '../../charts/pair';
import type { AskedRadii } from './criteria';
import styles from './PairReading.module.css';
import type { ModelReport } from './useReports';

interface PairReadingProps {
  /** The pair pointed at; without one a hint keeps its place. */
  readonly pair: Pair | null;
  readonly reports: readonly ModelReport[];
  readonly asked: AskedRadii;
  readonly nameOf: (label: number) => string;
  readonly format: (radius: number) => string;
}

/** Everything known of one pair of classes. Its place is kept free, so that nothing below it jumps. */
export function PairReading({ pair, reports, asked, nameOf, format }: PairReadingProps) {
  const isPair = pair !== null && pair.row !== pair.column;
  return (
    <div role="status" className={styles.reading}>
      {isPair ? (
        <Numbers pair={pair} reports={reports} asked={asked} nameOf={nameOf} format={format} />
      ) : (
        <p className="label">Point at a cell to read it; click a cell, a bar or a curve to see the images behind it.</p>
      )}
    </div>
  );
}

/** A column for each model. */
function Numbers({ pair, reports, asked, nameOf, format }: PairReadingProps & { readonly pair: Pair }) {
  const at = pair.row * asked.pairs.classes + pair.column;
  const share = (counts: Uint32Array, images: Uint32Array) =>
    formatPercent((counts[at] ?? 0) / (images[pair.row] || 1));
  const rows: readonly { readonly name: string; readonly value: (report: ModelReport) => string }[] = [
    { name: '% proved', value: ({ matrix }) => share(matrix.verified, matrix.images) },
    { name: '% not broken', value: ({ matrix }) => share(matrix.attacked, matrix.images) },
    { name: '% taken for it', value: ({ matrix }) => share(matrix.confusion, matrix.images) },
    { name: 'mean radius', value: ({ matrix }) => format(Number((matrix.meanRadius[at] ?? 0).toPrecision(2))) },
  ];
  return (
    <table className={styles.table}>
      <caption className={styles.title}>
        {nameOf(pair.row)}, not {nameOf(pair.column)}, at {format(radiusOf(pair, asked))}
      </caption>
      <tbody>
        {rows.map(({ name, value }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            {reports.map((report) => (
              <td key={report.key}>{value(report)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function radiusOf({ row, column }: Pair, { pairs }: AskedRadii): number {
  return pairs.values[row * pairs.classes + column] ?? 0;
}
