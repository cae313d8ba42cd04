import { useMemo, useState } from 'react';
import { useInspectLink } from '../../app/inspectLink';
import { formatMarginLower } from '../../charts/numbers';
import { TestImage } from '../../charts/TestImage';
import { VerdictMark } from '../../charts/VerdictMark';
import type { DatasetImages } from '../../engine/types';
import type { RowReport } from '../../evaluation/table/rows';
import { picturesOf } from './picturesOf';
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
  const pictureOf = useMemo(() => picturesOf(report.table), [report.table]);
  const margins = useMargins(report, some, pictureOf);
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
              picture={pictureOf(row.row)}
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
  /** Place of the image in the data set; null where it does not come with Boundscope. */
  readonly picture: number | null;
  readonly margin: number | undefined;
}

function RowButton({ row, picture, margin, report, dataset, nameOf, format }: RowButtonProps) {
  const inspect = useInspectLink();
  const { weakest, verdict, index, label } = row;
  const { method } = report.table.about;
  const open = () =>
    weakest &&
    picture !== null &&
    inspect({ model: report.key, image: picture, epsilon: weakest.asked, method, against: weakest.against });
  const title = picture === null ? 'This image does not come with Boundscope.' : `Open image ${picture} in Inspect`;
  return (
    <button type="button" className={styles.row} onClick={open} title={title} disabled={picture === null}>
      {dataset && picture !== null && picture < dataset.count && (
        <TestImage dataset={dataset} image={picture} className={styles.image} />
      )}
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
