import { useState } from 'react';
import { useInspectLink } from '../../app/inspectLink';
import { formatMarginLower } from '../../charts/numbers';
import { TestImage } from '../../charts/TestImage';
import { VerdictMark } from '../../charts/VerdictMark';
import type { DatasetImages } from '../../engine/types';
import type { RowReport } from '../../evaluation/table/rows';
import styles from './RowList.module.css';
import type { SelectedRows } from './selectedRows';
import { useMargins } from './useMargins';
import type { ModelReport } from './useReports';

interface RowListProps {
  readonly report: ModelReport;
  readonly selected: SelectedRows;
  readonly dataset: DatasetImages | null;
  readonly nameOf: (label: number) => string;
  readonly format: (radius: number) => string;
}

const FIRST = 5;
const STEP = 20;

/** The images behind a selection that are not proved, each with its radii and margin, and the way to Inspect. */
export function RowList({ report, selected, dataset, nameOf, format }: RowListProps) {
  const [shown, setShown] = useState(FIRST);
  const { rows, asked } = selected;
  const some = rows.slice(0, shown);
  const margins = useMargins(report, some);
  if (rows.length === 0) return <p className="label">All {asked} images are proved.</p>;
  return (
    <>
      <p className="label">
        {rows.length} of {asked} images not proved
      </p>
      <ul className={styles.rows}>
        {some.map((row) => (
          <li key={row.row}>
            <RowButton
              row={row}
              margin={margins.get(row.row)}
              report={report}
              dataset={dataset}
              nameOf={nameOf}
              format={format}
            />
          </li>
        ))}
      </ul>
      {rows.length > shown && (
        <button type="button" className={styles.more} onClick={() => setShown(shown + STEP)}>
          Show {Math.min(STEP, rows.length - shown)} more
        </button>
      )}
    </>
  );
}

interface RowButtonProps extends Omit<RowListProps, 'selected'> {
  readonly row: RowReport;
  readonly margin: number | undefined;
}

function RowButton({ row, margin, report, dataset, nameOf, format }: RowButtonProps) {
  const inspect = useInspectLink();
  const { weakest, verdict, index, label } = row;
  const { method } = report.table.about;
  const open = () =>
    weakest && inspect({ model: report.key, image: index, epsilon: weakest.asked, method, against: weakest.against });
  return (
    <button type="button" className={styles.row} onClick={open} title={`Open image ${index} in Inspect`}>
      {dataset && index < dataset.count && <TestImage dataset={dataset} image={index} className={styles.image} />}
      <span className={styles.text}>
        <span className={styles.name}>
          {nameOf(label)} {index}
          <VerdictMark verdict={verdict} />
        </span>
        {weakest && (
          <span className={styles.facts}>
            against {nameOf(weakest.against)}: proved to {format(weakest.certified)}
            {Number.isFinite(weakest.attacked) && `, broken at ${format(weakest.attacked)}`}
            {margin !== undefined && `, margin ≥ ${formatMarginLower(margin)}`}
          </span>
        )}
      </span>
    </button>
  );
}
