import { VerdictMark } from '../../charts/VerdictMark';
import type { TrainingSnapshot } from '../../engine/trainingTypes';
import styles from './RunNotices.module.css';

/** What went wrong in a training, and what was done about it. */
export function RunNotices({ run: { notices, phase } }: { readonly run: TrainingSnapshot }) {
  return (
    <div aria-live="polite">
      {notices.map((notice, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: sentences come one after the other and stay
        <p key={place} className={styles.notice}>
          {phase === 'failed' && place === notices.length - 1 && <VerdictMark verdict="falsified" decorative />}
          {notice}
        </p>
      ))}
    </div>
  );
}
