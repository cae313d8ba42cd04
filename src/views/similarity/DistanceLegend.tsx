import { formatValue } from '../../charts/numbers';
import styles from './DistanceLegend.module.css';

interface DistanceLegendProps {
  readonly far: number;
  readonly near: number;
}

/** The matrix's scale of greys with the distances at its ends. */
export function DistanceLegend({ far, near }: DistanceLegendProps) {
  return (
    <p className={styles.legend}>
      Distance <span>{formatValue(far)}</span>
      <span className={styles.ramp} aria-hidden="true" />
      <span>{formatValue(near)}</span>
    </p>
  );
}
