import { formatPercent } from '../../../numbers/format';
import type { Pair } from '../../../pictures/matrix/pairMatrixLayout';
import type { PairMatrix } from '../../../radii/table/pairMatrix';
import type { AskedRadii } from '../state/criteria';
import type { ModelReport } from '../state/useReports';
import { HINT, PAIR_WORDS } from '../words';
import styles from './PairReading.module.css';

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
        <p className="label off-low-slide">{HINT}</p>
      )}
    </div>
  );
}

/** A column for each model. */
function Numbers({ pair, reports, asked, nameOf, format }: PairReadingProps & { readonly pair: Pair }) {
  const at = pair.row * asked.pairs.classes + pair.column;
  const share = (matrix: ModelReport['matrix'], kind: keyof PairShares) =>
    formatPercent(pairShares(matrix, pair.row, pair.column)[kind]);
  const rows: readonly { readonly name: string; readonly value: (report: ModelReport) => string }[] = [
    { name: PAIR_WORDS.verified, value: ({ matrix }) => share(matrix, 'verified') },
    { name: PAIR_WORDS.unknown, value: ({ matrix }) => share(matrix, 'unknown') },
    { name: PAIR_WORDS.falsified, value: ({ matrix }) => share(matrix, 'falsified') },
    { name: PAIR_WORDS.misclassified, value: ({ matrix }) => share(matrix, 'misclassified') },
    { name: PAIR_WORDS.radius, value: ({ matrix }) => format(Number((matrix.meanRadius[at] ?? 0).toPrecision(2))) },
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

/** Shares of the images of one class, seen against another; together they are all. */
export interface PairShares {
  readonly verified: number;
  /** Neither verified nor falsified. */
  readonly unknown: number;
  /** By an attack within the radius; without those below. */
  readonly falsified: number;
  /** As the other class, without a perturbation: no radius is too small for them. */
  readonly misclassified: number;
}

/** What is known of the images of a class (row) against another (column). */
export function pairShares(matrix: PairMatrix, row: number, column: number): PairShares {
  const images = matrix.images[row] ?? 0;
  const at = row * matrix.images.length + column;
  const [verified = 0, robust = 0, misclassified = 0] = [matrix.verified, matrix.attacked, matrix.confusion].map(
    (counts) => counts[at] ?? 0,
  );
  const falsified = Math.max(0, images - robust - misclassified);
  const share = (count: number) => (images === 0 ? 0 : count / images);
  return {
    verified: share(verified),
    unknown: share(images - verified - falsified - misclassified),
    falsified: share(falsified),
    misclassified: share(misclassified),
  };
}
