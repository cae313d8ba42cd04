import { useMemo, useState } from 'react';
import { bundledPart } from '../../../app/models/datasetFor';
import { useApp } from '../../../app/state/store';
import type { DatasetImages } from '../../../engine/api/types';
import { counted, formatMarginLower } from '../../../numbers/format';
import { TestImage } from '../../../pictures/PixelImage';
import { VerdictMark } from '../../../pictures/VerdictMark';
import type { RadiusTable } from '../../../radii/table/radiusTable';
import { firstOfEachClass, type RowReport } from '../../../radii/table/rows';
import { openInspect } from '../../inspect/state/inspectState';
import type { ModelReport } from '../state/useReports';
import { IMAGES, NOT_BUNDLED } from '../words';
import styles from './RowList.module.css';
import type { SelectedRows } from './selectedRows';
import { useMargins } from './useMargins';

interface RowListProps {
  readonly report: ModelReport;
  readonly selected: SelectedRows;
  readonly dataset: DatasetImages | null;
  readonly nameOf: (label: number) => string;
  readonly format: (radius: number) => string;
}

const FIRST = 5;
const STEP = 20;

/** The images behind a selection that are not verified, each with its radii and margin, and the way to Inspect. */
export function RowList({ report, selected, dataset, nameOf, format }: RowListProps) {
  const [shown, setShown] = useState(FIRST);
  const { rows, asked } = selected;
  const some = rows.slice(0, shown);
  const misclassified = rows.filter(({ label, prediction }) => label !== prediction).length;
  const pictureOf = useMemo(() => picturesOf(report.table), [report.table]);
  const margins = useMargins(report, some, pictureOf);
  if (rows.length === 0) return <p className="label">{IMAGES.allVerified(asked)}</p>;
  return (
    <>
      <p className="label">
        {rows.length} of {counted(asked, 'image')} not verified
        {misclassified > 0 && IMAGES.misclassified(misclassified)}
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
  const app = useApp();
  const { weakest, verdict, index, label } = row;
  const { method } = report.table.about;
  const open = () =>
    weakest &&
    picture !== null &&
    openInspect(app, { model: report.key, image: picture, epsilon: weakest.asked, method, against: weakest.against });
  const title = picture === null ? NOT_BUNDLED : IMAGES.open(picture);
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
            against {nameOf(weakest.against)}: verified up to {format(weakest.certified)}
            {Number.isFinite(weakest.attacked) && `, falsified at ${format(weakest.attacked)}`}
            {margin !== undefined && `, margin ≥ ${formatMarginLower(margin)}`}
          </span>
        )}
      </span>
    </button>
  );
}

/** Images of each class in the sample of a data set that is too large to come along. */
const PER_CLASS = 50;

/** Where the images of a table's rows are among those that come with Boundscope; null for those that do not. */
export function picturesOf({ about, indices, labels }: RadiusTable): (row: number) => number | null {
  if (bundledPart(about.dataset) === about.dataset) return (row) => indices[row] ?? null;
  const isFromStart = indices.every((index, row) => index === row);
  const places = new Map(isFromStart ? firstOfEachClass(labels, PER_CLASS).map((row, place) => [row, place]) : []);
  return (row) => places.get(row) ?? null;
}
