import type { ReactNode } from 'react';
import styles from './VerdictBadge.module.css';
import { VerdictMark, type VerdictName, verdictWords } from './VerdictMark';

interface VerdictBadgeProps {
  readonly verdict: VerdictName;
  /** Replaces the bare word: "Falsified at 3/255". */
  readonly children?: ReactNode;
  /** Fills the width of its container. */
  readonly wide?: boolean;
}

/** A verdict as colour, shape and word, 24 px high. */
export function VerdictBadge({ verdict, children, wide = false }: VerdictBadgeProps) {
  return (
    <span className={`${styles.badge} ${styles[verdict]} ${wide ? styles.wide : ''}`}>
      <VerdictMark verdict={verdict} size={14} decorative />
      <span className={styles.word}>{children ?? verdictWords[verdict]}</span>
    </span>
  );
}
