import { formatValue } from '../../numbers/format';
import styles from './AreaLegend.module.css';
import { LOOK_NAMES, type MethodLook } from './looks';
import planeStyles from './SetPlane.module.css';

/** A method's set with its area. */
export interface AreaRow {
  readonly look: MethodLook;
  readonly area: number;
  readonly shown: boolean;
}

interface AreaLegendProps {
  readonly rows: readonly AreaRow[];
  readonly onToggle: (look: AreaRow['look']) => void;
  /** What is to be known of the numbers. */
  readonly note: string;
}

/** The legend of a plane of sets, which is also the table of their areas; a press hides a set or shows it again. */
export function AreaLegend({ rows, onToggle, note }: AreaLegendProps) {
  const exact = rows.find(({ look }) => look === 'exact')?.area ?? 0;
  const largest = Math.max(...rows.map(({ area }) => area));
  return (
    <div>
      <div className={styles.legend}>
        <span />
        <span />
        <span className={styles.head}>Area</span>
        <span className={styles.head}>vs exact</span>
        {rows.map(({ look, area, shown }) => {
          const times = look === 'exact' || exact <= 1e-9 * largest ? '' : `× ${formatValue(area / exact)}`;
          return (
            <button key={look} type="button" className={styles.row} aria-pressed={shown} onClick={() => onToggle(look)}>
              <span className={styles.name}>
                <svg width="26" height="8" aria-hidden="true">
                  <path className={planeStyles[look]} d="M1 4H25" />
                </svg>
                {LOOK_NAMES[look]}
              </span>
              <span
                className={`${styles.bar} ${styles[`bar-${look}`]}`}
                style={{ width: `${largest > 0 ? (100 * area) / largest : 0}%`, opacity: shown ? 1 : 0.3 }}
              />
              <span className={styles.number}>{formatValue(area <= 1e-9 * largest ? 0 : area)}</span>
              <span className={styles.number}>{times}</span>
            </button>
          );
        })}
      </div>
      <p className={styles.note}>{note}</p>
    </div>
  );
}
