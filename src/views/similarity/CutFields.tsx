import { IconButton } from '../../app/controls/IconButton';
import { NumberField } from '../../app/controls/NumberField';
import type { GroupingControls } from '../../app/grouping/useGrouping';
import { formatValue } from '../../charts/numbers';
import styles from './CutFields.module.css';

interface CutFieldsProps {
  readonly controls: GroupingControls;
  readonly classes: number;
}

/** The cut in numbers: how many groups, and at which height; both can be typed. */
export function CutFields({ controls, classes }: CutFieldsProps) {
  const { count, height, grouping, setCut, stepCut, putBack } = controls;
  const commitCount = (typed: string) => {
    const groups = Number(typed);
    if (!Number.isInteger(groups) || groups < 1 || groups > classes) return false;
    if (groups !== count) setCut({ count: groups });
    return true;
  };
  const commitHeight = (typed: string) => {
    const value = Number(typed);
    if (typed === '' || !(value >= 0) || !Number.isFinite(value)) return false;
    setCut({ height: value });
    return true;
  };
  const isEdited = grouping.of.some((group, label) => group !== grouping.proposed[label]);
  return (
    <div className={styles.fields}>
      <IconButton icon="minus" label="Fewer groups" keys="," disabled={count <= 1} onClick={() => stepCut(-1)} />
      <span className={`headline ${styles.count}`}>
        <NumberField label="Number of groups" text={String(count)} onCommit={commitCount} onStep={stepCut} />
        {count === 1 ? ' group' : ' groups'}
      </span>
      <IconButton icon="plus" label="More groups" keys="." disabled={count >= classes} onClick={() => stepCut(1)} />
      <span className={`label ${styles.height}`}>
        cut at <NumberField label="Height of the cut" text={formatValue(height)} onCommit={commitHeight} />
      </span>
      {isEdited && (
        <button type="button" className={styles.back} onClick={() => putBack()}>
          Undo moves by hand
        </button>
      )}
    </div>
  );
}
