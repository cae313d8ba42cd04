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

/** Why a network's classes are called by those of a data set. */
export function whyClasses(dataset: string): string {
  return `The file does not name its classes. Those of ${dataset} are assumed, because their number and that of the inputs fit.`;
}
