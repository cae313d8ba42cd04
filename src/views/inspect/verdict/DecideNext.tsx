import { CommandText } from '../../../app/controls/CommandButton';
import { Part } from '../../../app/scene/Part';
import type { Verdict } from '../../../engine/api/types';
import styles from '../SidePanel.module.css';
import { DECISION } from './words';

interface DecideNextProps {
  readonly verdict: Verdict;
  /** Whether it is being decided. */
  readonly isDeciding: boolean;
}

/** What remains to be done where bounds leave it unknown; nothing while it is done, or where a link hides searches. */
export function DecideNext({ verdict, isDeciding }: DecideNextProps) {
  if (verdict !== 'unknown' || isDeciding) return null;
  return (
    <Part id="searches">
      <div>
        <CommandText id="decide" label={DECISION.next} className={styles.button} hides />
      </div>
    </Part>
  );
}
