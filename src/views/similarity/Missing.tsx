import { VerdictMark } from '../../charts/VerdictMark';
import styles from './Missing.module.css';

interface MissingProps {
  /** Why there is no tree; null while it is on its way. */
  readonly failure: string | null;
  readonly onOpenFile: () => void;
}

/** What stands where the tree will be, or why there is none. */
export function Missing({ failure, onOpenFile }: MissingProps) {
  return (
    <div className={styles.missing}>
      <h2 className="title">Which classes are alike</h2>
      <div className={styles.axis} aria-hidden="true">
        {['1.5', '1', '0.5', '0'].map((tick) => (
          <span key={tick}>{tick}</span>
        ))}
      </div>
      {failure ? (
        <p role="alert">
          <VerdictMark verdict="falsified" /> {failure}
        </p>
      ) : (
        <p>
          The tree of the classes appears here as soon as the network is read. Or drop an ONNX file here, or{' '}
          <button type="button" className={styles.open} onClick={onOpenFile}>
            open one
          </button>
          .
        </p>
      )}
    </div>
  );
}
