import { CommandText } from '../../../app/controls/CommandButton';
import { Part } from '../../../app/scene/Part';
import type { Verdict } from '../../../engine/api/types';
import styles from '../SidePanel.module.css';
import { DECISION } from './words';

/** What remains to be done where bounds leave it unknown; nothing while it is done, or where a link hides searches. */
export function DecideNext({ verdict }: { readonly verdict: Verdict }) {
  if (verdict !== 'unknown') return null;
  return (
    <Part id="searches">
      <div>
        <CommandText id="decide" label={DECISION.next} className={styles.button} hides />
      </div>
    </Part>
  );
}
