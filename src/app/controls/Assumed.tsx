import styles from './Assumed.module.css';
import { Tooltip } from './Tooltip';

/** Marks what a file does not say and Boundscope takes for granted. */
export function Assumed({ why }: { readonly why: string }) {
  return (
    <Tooltip content={why}>
      <span className={styles.chip}>assumed</span>
    </Tooltip>
  );
}
