import { useCallback, useMemo, useRef, useState } from 'react';
import { Part, useShownParts } from '../../app/scene/Part';
import type { Pair } from '../../pictures/matrix/pairMatrixLayout';
import { useElementWidth } from '../../pictures/useElementSize';
import { useRoom } from '../../pictures/useRoom';
import { PanelBar } from './controls/PanelBar';
import { Finding } from './finding/Finding';
import { SideColumn } from './images/SideColumn';
import { ModelColumn } from './models/ModelColumn';
import { matrixLooks, matrixValues } from './models/matrixLook';
import { cellSize } from './models/sizes';
import styles from './Study.module.css';
import { MATRICES } from './state/groupsState';
import type { Selection } from './state/selection';
import type { StudyProps } from './studyProps';
import { TreeColumn } from './tree/TreeColumn';

/** The tree and a column for each model, what the numbers say beside them, and below them groups, classes or curves. */
export function Study(props: StudyProps) {
  const { reports, ordered, controls, asked, nameOf, scale, state, update, narrow } = props;
  const { order } = ordered;
  const [pointed, setPointed] = useState<Pair | null>(null);
  const [tab, setTab] = useState(0);
  const box = useRef<HTMLDivElement>(null);
  const width = useElementWidth(box);
  const looks = useMemo(() => {
    const values = reports.map(({ matrix }) => matrixValues(matrix, state.shown));
    return matrixLooks(values, state.shown, scale.format);
  }, [reports, state.shown, scale]);
  const select = useCallback((selected: Selection) => update({ selected }), [update]);
  const pair = pointed ?? pairOf(state.selected);
  const hasFigures = useShownParts(['cut', 'matrices']).length > 0;
  const columns = narrow ? reports.slice(tab, tab + 1) : reports;
  const cell = cellSize(width / Math.max(1, columns.length), order.length, narrow, useRoom());
  return (
    <div className={styles.layout}>
      {narrow && (
        <Part id="details">
          <Finding {...props} />
        </Part>
      )}
      {hasFigures && (
        <div id={MATRICES} className={styles.figures}>
          <Part id="cut">
            <TreeColumn
              name={props.treeName}
              ordered={ordered}
              controls={controls}
              row={cell}
              nameOf={nameOf}
              narrow={narrow}
            />
          </Part>
          <Part id="matrices">
            <div ref={box} className={styles.models} style={{ '--columns': columns.length }}>
              {narrow && reports.length > 1 && (
                <div role="tablist" aria-label="Models" className={styles.tabs}>
                  {reports.map(({ key, name }, at) => (
                    <button key={key} type="button" role="tab" aria-selected={at === tab} onClick={() => setTab(at)}>
                      {name}
                    </button>
                  ))}
                </div>
              )}
              {width > 0 &&
                columns.map((report) => {
                  const at = reports.indexOf(report);
                  const look = looks[at];
                  return look ? (
                    <ModelColumn
                      key={report.key}
                      report={report}
                      base={at > 0 ? (reports[0] ?? null) : null}
                      asked={asked}
                      look={look}
                      order={order}
                      groupOf={controls.grouping.of}
                      cell={cell}
                      lettered={narrow}
                      nameOf={nameOf}
                      format={scale.format}
                      pair={pair}
                      onPoint={setPointed}
                      onSelect={select}
                      onRegroup={controls.regroup}
                      onCompute={(order) => props.onCompute(report, order)}
                      onImages={(id) => props.onImages(report.key, id)}
                      onOpen={props.onOpen}
                      onRemove={
                        state.models.length > 1
                          ? () => update({ models: state.models.filter((key) => key !== report.key) })
                          : null
                      }
                    />
                  ) : null;
                })}
            </div>
          </Part>
        </div>
      )}
      <Part id="details">
        <SideColumn {...props} looks={looks} pointed={pointed} />
      </Part>
      <Part id="panel">
        <PanelBar {...props} onSelect={select} />
      </Part>
    </div>
  );
}

function pairOf(selected: Selection | null): Pair | null {
  return selected?.kind === 'pair' ? { row: selected.label, column: selected.against } : null;
}
