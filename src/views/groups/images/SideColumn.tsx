import { useMemo, useState } from 'react';
import { CommandIcon } from '../../../app/controls/CommandButton';
import { Menu } from '../../../app/controls/Menu';
import { formatFixed } from '../../../numbers/format';
import type { Pair } from '../../../pictures/matrix/pairMatrixLayout';
import { Finding } from '../finding/Finding';
import type { MatrixLook } from '../models/matrixLook';
import { AccuracyLegend } from '../pictures/AccuracyBar';
import type { StudyProps } from '../studyProps';
import { SHOWN_WORDS, SUMMARY } from '../words';
import { PairReading } from './PairReading';
import { RowList } from './RowList';
import styles from './SideColumn.module.css';
import { selectedRows } from './selectedRows';

interface SideColumnProps extends StudyProps {
  readonly looks: readonly MatrixLook[];
  readonly pointed: Pair | null;
}

/** What the numbers say (a phone has that above), the images behind what was clicked, and what the colours mean. */
export function SideColumn(props: SideColumnProps) {
  const { reports, asked, nameOf, scale, state, looks, pointed, narrow } = props;
  return (
    <aside className={styles.column} aria-label={SUMMARY}>
      {!narrow && <Finding {...props} />}
      <PairReading pair={pointed} reports={reports} asked={asked} nameOf={nameOf} format={scale.format} />
      <Images {...props} />
      <div className={styles.legends}>
        <AccuracyLegend />
        <div className="off-low-slide">
          {looks[0] && <CellLegend look={looks[0]} state={state} format={scale.format} />}
        </div>
      </div>
    </aside>
  );
}

function CellLegend({
  look,
  state,
  format,
}: Pick<SideColumnProps, 'state'> & { look: MatrixLook; format: (radius: number) => string }) {
  const end = (value: number) =>
    state.shown === 'radius' ? format(Number(value.toPrecision(2))) : formatFixed(100 * value, 0);
  return (
    <div>
      <p className="caption">Each cell: {SHOWN_WORDS[state.shown].cell}</p>
      <div className={styles.ramp} style={{ '--tone': `var(${look.tone})` }} />
      <p className={styles.bounds}>
        <span>{end(look.domain[0])}</span>
        <span>{end(look.domain[1])}</span>
      </p>
    </div>
  );
}

/** The images behind the selection, of one of the models. */
function Images({ reports, asked, controls, nameOf, scale, state, dataset }: SideColumnProps) {
  const [model, setModel] = useState('');
  const report = reports.find(({ key }) => key === model) ?? reports[0];
  const { selected } = state;
  const groupOf = controls.grouping.of;
  const found = useMemo(
    () => report && selected && selectedRows(report.table, selected, groupOf, asked, { nameOf, format: scale.format }),
    [report, selected, groupOf, asked, nameOf, scale],
  );
  if (!report || !found) return null;
  return (
    <section className={styles.images} aria-label={found.title}>
      <header className={styles.imagesHeader}>
        <h2 className="title">{found.title}</h2>
        <CommandIcon id="close-images" />
      </header>
      {reports.length > 1 && (
        <Menu
          label="Whose images"
          look="plain"
          items={reports.map(({ key, name }) => ({ id: key, label: name, checked: key === report.key }))}
          onSelect={setModel}
        >
          {report.name}
        </Menu>
      )}
      <RowList
        key={`${report.key} ${found.title}`}
        report={report}
        selected={found}
        dataset={dataset}
        nameOf={nameOf}
        format={scale.format}
      />
    </section>
  );
}
