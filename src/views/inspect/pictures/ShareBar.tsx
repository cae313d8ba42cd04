import { LEGENDS } from '../words';
import type { SignShares } from './layerStatistics';
import styles from './ShareBar.module.css';

/** Stacked shares of units always off, unstable (hatched) and always on; a picture, so say the numbers beside it. */
export function ShareBar({ shares }: { readonly shares: SignShares }) {
  return (
    <span className={styles.bar} aria-hidden="true">
      {shares.off > 0 && <span className={styles.off} style={{ flexGrow: shares.off }} />}
      {shares.unstable > 0 && <span className={styles.unstable} style={{ flexGrow: shares.unstable }} />}
      {shares.on > 0 && <span className={styles.on} style={{ flexGrow: shares.on }} />}
    </span>
  );
}

/** What the colours of share bars and sign maps mean. */
export function ShareLegend() {
  return (
    <ul className={styles.legend}>
      <li>
        <span className={`${styles.swatch} ${styles.off}`} /> {LEGENDS.off}
      </li>
      <li>
        <span className={`${styles.swatch} ${styles.unstable}`} /> {LEGENDS.unstable}
      </li>
      <li>
        <span className={`${styles.swatch} ${styles.on}`} /> {LEGENDS.on}
      </li>
    </ul>
  );
}
