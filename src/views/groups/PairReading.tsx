import { formatPercent } from '../../charts/numbers';
import type { Pair } from '../../charts/PairMatrix';
import type { AskedRadii } from './criteria';
import type { ModelReport } from './useReports';

interface PairReadingProps {
  readonly pair: Pair;
  readonly reports: readonly ModelReport[];
  readonly asked: AskedRadii;
  readonly nameOf: (label: number) => string;
  readonly format: (radius: number) => string;
}

/** Everything known of one pair of classes, in words. */
export function PairReading({ pair, reports, asked, nameOf, format }: PairReadingProps) {
  const { row, column } = pair;
  if (row === column) return null;
  const at = row * asked.pairs.classes + column;
  return (
    <div role="status">
      <p className="title">
        {nameOf(row)}, not {nameOf(column)}, at {format(asked.pairs.values[at] ?? 0)}
      </p>
      {reports.map(({ key, name, matrix }) => {
        const images = matrix.images[row] ?? 0;
        const share = (counts: Uint32Array) => formatPercent((counts[at] ?? 0) / (images || 1));
        return (
          <p key={key} className="label">
            {name}: {share(matrix.verified)} % proved, {share(matrix.attacked)} % not broken, {share(matrix.confusion)}{' '}
            % taken for it; proved to {format(Number((matrix.meanRadius[at] ?? 0).toPrecision(2)))} on average.
          </p>
        );
      })}
    </div>
  );
}
