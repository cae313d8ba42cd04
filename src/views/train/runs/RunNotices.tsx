import type { TrainingSnapshot } from '../../../engine/api/trainingTypes';
import { VerdictMark } from '../../../pictures/VerdictMark';
import { RUN_WORDS } from '../words';
import styles from './RunNotices.module.css';

/** What went wrong in a training and what was done about it: the latest at once, what came before on request. */
export function RunNotices({ run: { notices, phase } }: { readonly run: TrainingSnapshot }) {
  const latest = notices.at(-1);
  const earlier = notices.slice(0, -1);
  return (
    <>
      <div aria-live="polite">
        {phase === 'elsewhere' && <p className={styles.notice}>{RUN_WORDS.elsewhere}</p>}
        {latest && (
          <p className={styles.notice}>
            {phase === 'failed' && <VerdictMark verdict="falsified" decorative />}
            {latest}
          </p>
        )}
      </div>
      {earlier.length > 0 && (
        <details className={styles.earlier}>
          <summary>What happened before ({earlier.length})</summary>
          {earlier.map((notice, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: sentences come one after the other and stay
            <p key={place}>{notice}</p>
          ))}
        </details>
      )}
    </>
  );
}
