import { scaleLinear } from 'd3';
import { axisTicks } from '../../../pictures/axisTicks';
import styles from './RadiusBar.module.css';

interface RadiusBarProps {
  /** Radii in 255ths: proved up to, falsified from (null for nowhere), the current one, and the end of the scale. */
  readonly proved: number;
  readonly falsified: number | null;
  readonly needle: number;
  readonly most: number;
}

/** Pixels that the bar has at least. */
const LEAST_WIDTH = 240;

/** An image's radius: solid where it is proved, hatched where nothing is known, tinted where it is falsified. */
export function RadiusBar({ proved, falsified, needle, most }: RadiusBarProps) {
  const x = scaleLinear([0, most], [0, 100]).clamp(true);
  const from = falsified ?? most;
  return (
    <div className={styles.bar} aria-hidden="true">
      <div className={styles.track}>
        <span className={styles.proved} style={{ width: `${x(proved)}%` }} />
        <span className={styles.gap} style={{ left: `${x(proved)}%`, width: `${x(from) - x(proved)}%` }} />
        {falsified !== null && <span className={styles.falsified} style={{ left: `${x(falsified)}%` }} />}
        <span className={styles.needle} style={{ left: `${x(needle)}%` }} />
      </div>
      <div className={styles.ticks}>
        {axisTicks([0, most], Math.min(most, 6), LEAST_WIDTH).map(({ value, label }) => (
          <span key={value} style={{ left: `${x(value)}%` }}>
            {label}
          </span>
        ))}
      </div>
      <div className={styles.unit}>/255</div>
    </div>
  );
}
