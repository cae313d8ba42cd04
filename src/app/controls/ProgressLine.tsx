import { useEffect, useState } from 'react';
import type { Progress } from '../../engine/types';
import styles from './ProgressLine.module.css';
import { timeLeft } from './timeLeft';

/** A computation under way, for the progress line. */
export interface Running {
  /** When it began, by `performance.now()`. */
  readonly since: number;
  /** "Computing bounds". */
  readonly what: string;
  readonly progress?: Progress;
}

interface ProgressLineProps {
  /** Null where nothing takes long enough to be worth a line. */
  readonly running: Running | null;
  /** Absent where it cannot be cancelled. */
  readonly onCancel?: () => void;
}

/** A line under the controls while something is computed; how long they still take once that is known. */
export function ProgressLine({ running, onCancel }: ProgressLineProps) {
  const now = useClock(running !== null);
  if (!running) return null;
  const { progress, since, what } = running;
  const share = progress ? progress.done / progress.total : 0;
  const left =
    now - since > 2000 && progress?.secondsLeft !== undefined ? ` · ${timeLeft(progress.secondsLeft)} left` : '';
  return (
    <div className={styles.progress} role="status">
      <div className={`${styles.line} ${share > 0 ? '' : styles.unknown}`} style={{ '--share': share }} />
      <p className={styles.text}>
        {what}
        {left}
        {onCancel && (
          <>
            {' · '}
            <button type="button" className={styles.cancel} onClick={onCancel}>
              Cancel
            </button>
          </>
        )}
      </p>
    </div>
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
