import styles from './AccuracyBar.module.css';

/** Shares of images, from 0 to 1. */
export interface AccuracyShares {
  /** Proved: a lower bound of what is robust. */
  readonly verified: number;
  /** Without a known counterexample: an upper bound of what is robust. */
  readonly attacked: number;
  /** Right without any perturbation. */
  readonly clean: number;
  /** Where the share that is proved may lie for all images of which these are a sample. */
  readonly interval: { readonly lower: number; readonly upper: number };
}

interface AccuracyBarProps {
  readonly shares: AccuracyShares;
  readonly size?: 'large' | 'small';
}

/**
 * Accuracy from 0 to 100: solid is verified, hatched unknown, tinted falsified by an attack, the tick is clean accuracy, the
 * line below the 95 % interval of what is proved. A picture, so say the numbers beside it.
 */
export function AccuracyBar({ shares, size = 'small' }: AccuracyBarProps) {
  const { verified, attacked, clean, interval } = shares;
  const known = Math.max(verified, attacked);
  const right = Math.max(known, clean);
  return (
    <span className={`${styles.bar} ${styles[size]}`} aria-hidden="true">
      <span className={styles.verified} style={{ width: percent(verified) }} />
      <span className={styles.unknown} style={{ left: percent(verified), width: percent(known - verified) }} />
      <span className={styles.falsified} style={{ left: percent(known), width: percent(right - known) }} />
      <span className={styles.clean} style={{ left: percent(clean) }} />
      <span
        className={styles.interval}
        style={{ left: percent(interval.lower), width: percent(interval.upper - interval.lower) }}
      />
    </span>
  );
}

/** What the parts of accuracy bars mean. */
export function AccuracyLegend() {
  return (
    <ul className={styles.legend}>
      <li>
        <span className={`${styles.swatch} ${styles.verified}`} /> Verified for every input
      </li>
      <li>
        <span className={`${styles.swatch} ${styles.unknown}`} /> Unknown: neither verified nor falsified
      </li>
      <li>
        <span className={`${styles.swatch} ${styles.falsified}`} /> Falsified by an attack
      </li>
      <li>
        <span className={`${styles.swatch} ${styles.tick}`} /> Right of the tick: misclassified even without a
        perturbation
      </li>
      <li>
        <span className={`${styles.swatch} ${styles.line}`} /> Line: 95 % interval of the sample
      </li>
    </ul>
  );
}

function percent(share: number): string {
  return `${100 * share}%`;
}
