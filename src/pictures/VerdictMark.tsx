import type { ReactNode } from 'react';
import styles from './VerdictBadge.module.css';

/** What is known about a claim; never two-valued. */
export type VerdictName = 'verified' | 'falsified' | 'unknown';

export const verdictWords: Readonly<Record<VerdictName, string>> = {
  verified: 'Verified',
  falsified: 'Falsified',
  unknown: 'Unknown',
};

interface VerdictMarkProps {
  readonly verdict: VerdictName;
  /** Pixels; 16 in tables. */
  readonly size?: number;
  /** Set where the word stands beside the mark, so that it is not read twice. */
  readonly decorative?: boolean;
}

/** The mark alone: disc with tick, square with cross, dashed ring with question mark. */
export function VerdictMark({ verdict, size = 16, decorative = false }: VerdictMarkProps) {
  const glyph = <VerdictGlyph verdict={verdict} />;
  if (decorative) {
    return (
      <svg className={styles.mark} width={size} height={size} viewBox="0 0 16 16" aria-hidden="true">
        {glyph}
      </svg>
    );
  }
  return (
    <svg
      className={styles.mark}
      width={size}
      height={size}
      viewBox="0 0 16 16"
      role="img"
      aria-label={verdictWords[verdict]}
    >
      {glyph}
    </svg>
  );
}

/** The mark's 16×16 drawing, for use inside another picture. */
export function VerdictGlyph({ verdict }: { readonly verdict: VerdictName }) {
  if (verdict === 'verified') {
    return (
      <g fill="none">
        <circle cx="8" cy="8" r="8" fill="var(--verified)" />
        <path
          d="M4.6 8.3l2.3 2.3 4.5-4.9"
          stroke="var(--surface)"
          strokeWidth="1.9"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </g>
    );
  }
  if (verdict === 'falsified') {
    return (
      <g fill="none">
        <rect x="0.5" y="0.5" width="15" height="15" rx="2" fill="var(--falsified)" />
        <path d="M5 5l6 6M11 5l-6 6" stroke="var(--surface)" strokeWidth="1.9" strokeLinecap="round" />
      </g>
    );
  }
  return (
    <g fill="none" stroke="var(--unknown)">
      <circle cx="8" cy="8" r="7.2" strokeWidth="1.3" strokeDasharray="2.6 1.9" />
      <path d="M6.2 6.3a1.85 1.85 0 1 1 2.7 1.7c-.6.35-.9.6-.9 1.3" strokeWidth="1.4" strokeLinecap="round" />
      <circle cx="8" cy="11.4" r="0.9" fill="var(--unknown)" stroke="none" />
    </g>
  );
}

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
