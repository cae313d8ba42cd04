import { formatValue } from '../../numbers/format';
import styles from './AreaLegend.module.css';
import { LOOK_NAMES, type MethodLook } from './looks';
import planeStyles from './SetPlane.module.css';

/** A method's set with its area. */
export interface AreaRow {
  readonly look: MethodLook;
  /** Undefined until it is measured. */
  readonly area: number | undefined;
  readonly shown: boolean;
}

interface AreaLegendProps {
  readonly rows: readonly AreaRow[];
  readonly onToggle: (look: AreaRow['look']) => void;
  /** Whether the exact area is that of a part alone, so that the others are at most so many times as large. */
  readonly isPart?: boolean;
  /** What is to be known of the numbers. */
  readonly note: string;
}

/** The legend of a plane of sets, which is also the table of their areas; a press hides a set or shows it again. */
export function AreaLegend({ rows, onToggle, isPart = false, note }: AreaLegendProps) {
  const exact = rows.find(({ look }) => look === 'exact')?.area ?? 0;
  const largest = Math.max(...rows.map(({ area = 0 }) => area));
  return (
    <div>
      <div className={styles.legend}>
        <span />
        <span />
        <span className={styles.head}>Area</span>
        <span className={styles.head}>vs exact</span>
        {rows.map(({ look, area: measured, shown }) => {
          const area = measured ?? 0;
          const isFlat = exact <= 1e-9 * largest;
          const times = look === 'exact' || isFlat ? '' : `${isPart ? '< ' : ''}× ${formatValue(area / exact)}`;
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
              <span className={styles.number}>
                {measured === undefined
                  ? '…'
                  : `${look === 'exact' && isPart ? '> ' : ''}${formatValue(area <= 1e-9 * largest ? 0 : area)}`}
              </span>
              <span className={styles.number}>{times}</span>
            </button>
          );
        })}
      </div>
      <p className={styles.note}>{note}</p>
    </div>
  );
}
