import { VerdictMark } from '../../pictures/VerdictMark';
import { LimitMenu } from './controls/LimitMenu';
import styles from './Waiting.module.css';
import { NO_BOUNDS, WAITING } from './words';

interface WaitingProps {
  /** What people know the network by. */
  readonly name: string;
  /** Why there are no bounds, as a sentence; null while they are on their way. */
  readonly failure: string | null;
  readonly onRetry: (() => void) | null;
  readonly onOpenFile: (folder?: boolean) => void;
}

/** What stands where the picture will be: the figure's axis, what is missing, and what to do. */
export function Waiting({ name, failure, onRetry, onOpenFile }: WaitingProps) {
  const openFile = (label: string, folder = false) => (
    <button type="button" className={styles.open} onClick={() => onOpenFile(folder)}>
      {label}
    </button>
  );
  return (
    <div className={styles.waiting}>
      <h2 className="title">How wide the bounds grow</h2>
      <div className={styles.axes} aria-hidden="true">
        {['100', '10', '1', '0.1', '0.01'].map((tick) => (
          <span key={tick}>{tick}</span>
        ))}
      </div>
      {failure ? (
        <>
          <p role="alert">
            <VerdictMark verdict="falsified" decorative /> {NO_BOUNDS}
            <b>{name}</b>. {failure}{' '}
            {onRetry && (
              <button type="button" className={styles.open} onClick={onRetry}>
                Try again
              </button>
            )}{' '}
            {openFile('Open a file')} {openFile('Open a folder of pictures', true)}
          </p>
          <p className={styles.limit}>
            <LimitMenu />
          </p>
        </>
      ) : (
        <p>
          {WAITING[0]}
          {name}
          {WAITING[1]} {openFile('open one')}.
        </p>
      )}
    </div>
  );
}
