import { useEffect, useState } from 'react';
import { formatSeconds, timeLeft } from '../../numbers/amounts';
import type { Running, Waiting } from '../ask/asking';
import styles from './ProgressLine.module.css';
import { WAITING } from './words';

interface ProgressLineProps {
  /** Null where nothing takes long enough to be worth a line. */
  readonly running: Running | null;
  /** Absent where it cannot be cancelled. */
  readonly onCancel?: () => void;
  /** What is on screen, where that is not what was chosen: "Fashion-MNIST, natural, image 4, ε = 1.6/255". */
  readonly shown?: string | null;
  /** What was chosen and takes long. */
  readonly waiting?: Waiting | null;
  /** Computes what was chosen, where that was cancelled or waits. */
  readonly onResume?: (() => void) | null;
}

/** Milliseconds after which words take a row: what is quicker moves nothing. */
const TEXT_AFTER = 1000;

/**
 * A line under the controls while something is computed; how long it still takes once that is known, and what stands on
 * screen meanwhile.
 */
export function ProgressLine({ running, onCancel, shown, waiting, onResume }: ProgressLineProps) {
  const now = useClock(running !== null);
  if (!running) {
    return onResume ? (
      <div className={styles.progress} role="status">
        <p className={styles.text}>
          {waiting ? WAITING.long(waiting.what, formatSeconds(waiting.seconds)) : WAITING.cancelled}
          {shown && ` Shown: ${shown}.`} <Act label="Compute" onClick={onResume} />
        </p>
      </div>
    ) : null;
  }
  const { progress, since, what } = running;
  const share = progress ? progress.done / progress.total : 0;
  const left =
    now - since > 2000 && progress?.secondsLeft !== undefined
      ? ` · ${WAITING.left(timeLeft(progress.secondsLeft), progress.endsUndecided)}`
      : '';
  return (
    <div className={styles.progress} role="status">
      <div className={`${styles.line} ${share > 0 ? '' : styles.unknown}`} style={{ '--share': share }} />
      {now - since > TEXT_AFTER && (
        <p className={styles.text}>
          {what}
          {left}
          {onCancel && (
            <>
              {' · '}
              <Act label="Cancel" onClick={onCancel} />
            </>
          )}
          {shown && <span className={styles.shown}>Shown until then: {shown}</span>}
        </p>
      )}
    </div>
  );
}

function Act({ label, onClick }: { readonly label: string; readonly onClick: () => void }) {
  return (
    <button type="button" className={styles.act} onClick={onClick}>
      {label}
    </button>
  );
}

/** The time, renewed twice a second while something runs. */
function useClock(runs: boolean): number {
  const [now, setNow] = useState(() => performance.now());
  useEffect(() => {
    if (!runs) return;
    const timer = setInterval(() => setNow(performance.now()), 500);
    return () => clearInterval(timer);
  }, [runs]);
  return now;
}
