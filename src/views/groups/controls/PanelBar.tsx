import { SegmentedControl } from '../../../app/controls/SegmentedControl';
import { FrontPanel } from '../front/FrontPanel';
import { ClassBars } from '../models/ClassBars';
import { ComparisonTable } from '../models/ComparisonTable';
import { CurvePanel } from '../models/CurvePanel';
import { GroupBars } from '../models/GroupBars';
import { type AskedRadii, mainCriterion } from '../state/criteria';
import { MOST_MODELS, PANEL, PANELS, type Panel, shownPanel } from '../state/groupsState';
import type { Selection } from '../state/selection';
import type { StudyProps } from '../studyProps';
import { PANEL_WORDS } from '../words';
import { MergeRadii } from './MergeRadii';
import styles from './PanelBar.module.css';

interface PanelBarProps extends StudyProps {
  readonly onSelect: (selection: Selection) => void;
}

const PANEL_CHOICES = PANELS.map((id) => ({ id, label: PANEL_WORDS[id].label }));

/** What stands below the matrices: bars of groups or classes, curves, numbers, other networks, or the radii of merges. */
export function PanelBar(props: PanelBarProps) {
  const { reports, comparison, controls, ordered, asked, nameOf, grid, scale, state, update, onSelect } = props;
  const { grouping } = controls;
  const panel = shownPanel(state);
  const main = mainCriterion(asked);
  const title = titleOf(panel, asked, scale.format);
  const panels = state.merges ? PANEL_CHOICES : PANEL_CHOICES.filter(({ id }) => id !== 'radii');
  return (
    <section id={PANEL} className={`${styles.bar} off-slide`} aria-label={title}>
      <header className={styles.header}>
        <h2 className="title">{title}</h2>
        <div data-control>
          <SegmentedControl
            label="Below the matrices"
            segments={panels}
            value={panel}
            onChange={(id) => update({ panel: id })}
          />
        </div>
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
      {panel === 'front' && (
        <FrontPanel
          reports={reports}
          format={scale.format}
          onOpen={(id) => update({ models: [...state.models, id].slice(-MOST_MODELS) })}
        />
      )}
      {panel === 'radii' && (
        <MergeRadii tree={ordered.tree} state={state} update={update} grid={grid} scale={scale} nameOf={nameOf} />
      )}
    </section>
  );
}

function titleOf(panel: Panel, { kind, outer }: AskedRadii, format: (radius: number) => string): string {
  if (panel !== 'groups' && panel !== 'classes') return PANEL_WORDS[panel].title;
  const each = PANEL_WORDS[panel].title;
  return kind === 'one' ? `Accuracy of ${each} at ${format(outer)} for all pairs` : `Adaptive accuracy of ${each}`;
}
