import type { AccuracyShares } from '../state/criteria';
import { ACCURACY_LEGEND } from '../words';
import styles from './AccuracyBar.module.css';

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
        <span className={`${styles.swatch} ${styles.verified}`} /> {ACCURACY_LEGEND.verified}
      </li>
      <li>
        <span className={`${styles.swatch} ${styles.unknown}`} /> {ACCURACY_LEGEND.unknown}
      </li>
      <li>
        <span className={`${styles.swatch} ${styles.falsified}`} /> {ACCURACY_LEGEND.falsified}
      </li>
      <li>
        <span className={`${styles.swatch} ${styles.tick}`} /> {ACCURACY_LEGEND.tick}
      </li>
      <li className="off-low-slide">
        <span className={`${styles.swatch} ${styles.line}`} /> {ACCURACY_LEGEND.line}
      </li>
    </ul>
  );
}

function percent(share: number): string {
  return `${100 * share}%`;
}
