import { VerdictMark } from '../../pictures/VerdictMark';
import { SEE_REPORT } from '../inspect/state/inspectState';
import styles from './Missing.module.css';
import { NO_TREE, WAITING } from './words';

interface MissingProps {
  /** What people know the network by. */
  readonly name: string;
  /** Why there is no tree; null while it is on its way. */
  readonly failure: string | null;
  readonly onRetry: () => void;
  /** Opens what is known of the network all the same; null where its file could not be read. */
  readonly onReport: (() => void) | null;
  readonly onOpenFile: () => void;
}

/** What stands where the tree will be, or why there is none. */
export function Missing({ name, failure, onRetry, onReport, onOpenFile }: MissingProps) {
  return (
    <div className={styles.missing}>
      <h2 className="title">Which classes are similar</h2>
      <div className={styles.axis} aria-hidden="true">
        {['1.5', '1', '0.5', '0'].map((tick) => (
          <span key={tick}>{tick}</span>
        ))}
      </div>
      {failure ? (
        <p role="alert">
          <VerdictMark verdict="falsified" decorative /> {NO_TREE}
          <b>{name}</b>. {failure}{' '}
          <button type="button" className={styles.open} onClick={onRetry}>
            Try again
          </button>{' '}
          {onReport && (
            <button type="button" className={styles.open} onClick={onReport}>
              {SEE_REPORT}
            </button>
          )}
        </p>
      ) : (
        <p>
          {WAITING[0]}
          {name}
          {WAITING[1]}{' '}
          <button type="button" className={styles.open} onClick={onOpenFile}>
            open one
          </button>
          .
        </p>
      )}
    </div>
  );
}
