import { formatPercent } from '../../charts/numbers';
import type { Pair } from '../../charts/PairMatrix';
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

/** Everything known of one pair of classes, in words. Its place is kept free, so that nothing below it jumps. */
export function PairReading({ pair, reports, asked, nameOf, format }: PairReadingProps) {
  const isPair = pair !== null && pair.row !== pair.column;
  return (
    <div role="status" className={styles.reading} style={{ '--models': reports.length }}>
      {isPair ? (
        <>
          <p className="title">
            {nameOf(pair.row)}, not {nameOf(pair.column)}, at {format(radiusOf(pair, asked))}
          </p>
          {reports.map((report) => (
            <Numbers key={report.key} report={report} pair={pair} format={format} />
          ))}
        </>
      ) : (
        <p className="label">Point at a cell to read it; click a cell, a bar or a curve to see the images behind it.</p>
      )}
    </div>
  );
}

interface NumbersProps extends Pick<PairReadingProps, 'format'> {
  readonly report: ModelReport;
  readonly pair: Pair;
}

function Numbers({ report, pair, format }: NumbersProps) {
  const { name, matrix } = report;
  const images = matrix.images[pair.row] ?? 0;
  const at = pair.row * matrix.images.length + pair.column;
  const share = (counts: Uint32Array) => formatPercent((counts[at] ?? 0) / (images || 1));
  return (
    <p className="label">
      {name}: {share(matrix.verified)} % proved, {share(matrix.attacked)} % not broken, {share(matrix.confusion)} %
      taken for it; proved to {format(Number((matrix.meanRadius[at] ?? 0).toPrecision(2)))} on average.
    </p>
  );
}

function radiusOf({ row, column }: Pair, { pairs }: AskedRadii): number {
  return pairs.values[row * pairs.classes + column] ?? 0;
}
