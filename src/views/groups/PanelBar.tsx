import { SegmentedControl } from '../../app/controls/SegmentedControl';
import { ClassBars } from './ClassBars';
import { ComparisonTable } from './ComparisonTable';
import { CurvePanel } from './CurvePanel';
import { type AskedRadii, mainCriterion } from './criteria';
import { GroupBars } from './GroupBars';
import type { Panel } from './groupsState';
import { MergeRadii } from './MergeRadii';
import styles from './PanelBar.module.css';
import type { Selection } from './selection';
import type { StudyProps } from './studyProps';

interface PanelBarProps extends StudyProps {
  readonly onSelect: (selection: Selection) => void;
}

const PANEL_NAMES: readonly { readonly id: Panel; readonly label: string }[] = [
  { id: 'groups', label: 'Groups' },
  { id: 'classes', label: 'Classes' },
  { id: 'curves', label: 'Over the radius' },
  { id: 'table', label: 'Table' },
  { id: 'radii', label: 'Radii of merges' },
];

const TITLES: Readonly<Record<Exclude<Panel, 'groups' | 'classes'>, string>> = {
  curves: 'Accuracy over one radius for all pairs',
  table: 'The models in numbers',
  radii: 'A radius for every merge of the tree',
};

/** What stands below the matrices: bars of groups or classes, curves, numbers, or the radii of merges. */
export function PanelBar(props: PanelBarProps) {
  const { reports, comparison, controls, ordered, asked, nameOf, grid, scale, state, update, onSelect } = props;
  const { grouping } = controls;
  const { panel } = state;
  const main = mainCriterion(asked);
  const title = titleOf(panel, asked, scale.format);
  const panels = state.merges ? PANEL_NAMES : PANEL_NAMES.filter(({ id }) => id !== 'radii');
  return (
    <section className={styles.bar} aria-label={title}>
      <header className={styles.header}>
        <h2 className="title">{title}</h2>
        <SegmentedControl
          label="Below the matrices"
          segments={panels}
          value={panel}
          onChange={(id) => update({ panel: id })}
        />
      </header>
      {panel === 'groups' && (
        <GroupBars reports={reports} id={main} grouping={grouping} nameOf={nameOf} onSelect={onSelect} />
      )}
      {panel === 'classes' && (
        <ClassBars
          reports={reports}
          id={main}
          grouping={grouping}
          order={ordered.order}
          nameOf={nameOf}
          onSelect={onSelect}
        />
      )}
      {panel === 'curves' && (
        <CurvePanel reports={reports} grouping={grouping} asked={asked} format={scale.format} onSelect={onSelect} />
      )}
      {panel === 'table' && <ComparisonTable reports={reports} rows={comparison} />}
      {panel === 'radii' && (
        <MergeRadii tree={ordered.tree} state={state} update={update} grid={grid} scale={scale} nameOf={nameOf} />
      )}
    </section>
  );
}

function titleOf(panel: Panel, { kind, outer }: AskedRadii, format: (radius: number) => string): string {
  if (panel !== 'groups' && panel !== 'classes') return TITLES[panel];
  const each = panel === 'groups' ? 'each group' : 'each class';
  return kind === 'one' ? `Accuracy of ${each} at ${format(outer)} for all pairs` : `Adaptive accuracy of ${each}`;
}
