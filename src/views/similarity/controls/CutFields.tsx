import { CommandIcon, CommandText } from '../../../app/controls/CommandButton';
import { NumberField } from '../../../app/controls/NumberField';
import type { GroupingControls } from '../../../app/grouping/useGrouping';
import { agreeing, formatValue } from '../../../numbers/format';
import { readBetween } from '../../../numbers/typed';
import styles from './CutFields.module.css';

interface CutFieldsProps {
  readonly controls: GroupingControls;
  readonly classes: number;
}

/** The cut in numbers: how many groups, and at which height; both can be typed. */
export function CutFields({ controls, classes }: CutFieldsProps) {
  const { count, height, setCut, stepCut } = controls;
  return (
    <div className={styles.fields}>
      <CommandIcon id="cut-up" />
      <span className={`headline ${styles.count}`}>
        <NumberField
          label="Number of groups"
          text={String(count)}
          read={(typed) => readBetween(typed, 1, classes, true)}
          onCommit={(groups) => groups !== count && setCut({ count: groups })}
          onStep={stepCut}
        />
        {agreeing(count, ' group', ' groups')}
      </span>
      <CommandIcon id="cut-down" />
      <span className={`label ${styles.height}`}>
        cut at{' '}
        <NumberField
          label="Height of the cut"
          text={formatValue(height)}
          read={(typed) => readBetween(typed, 0, Number.MAX_VALUE)}
          onCommit={(value) => setCut({ height: value })}
        />
      </span>
      <CommandText id="put-back" className={styles.back} hides />
    </div>
  );
}
