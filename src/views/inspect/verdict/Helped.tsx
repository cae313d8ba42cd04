import type { TreeReport } from '../../../engine/api/types';
import { agreeing, formatCount } from '../../../numbers/format';
import styles from '../SidePanel.module.css';
import { nameSplit } from '../state/selection';
import type { Panels } from '../state/usePanels';
import { DECISION } from './words';

interface HelpedProps {
  readonly tree: TreeReport;
  readonly panels: Panels;
  /** The way to the unit; it is named without one where there is none. */
  readonly onSelect?: (layer: number, unit: number) => void;
}

/** The split that helped most. */
export function Helped({ tree, panels, onSelect }: HelpedProps) {
  const [best] = tree.gains;
  if (!best || !(best.gain > 0)) return null;
  const name = nameSplit(panels.analysis, panels.inputNames, best);
  return (
    <p className={styles.text}>
      {DECISION.helped}{' '}
      {onSelect ? (
        <button type="button" className={styles.link} onClick={() => onSelect(best.layer, best.unit)}>
          {name}
        </button>
      ) : (
        <b>{name}</b>
      )}
      , in <b>{formatCount(best.splits)}</b> {agreeing(best.splits, 'split', 'splits')}.
    </p>
  );
}
