import { formatValue, MINUS } from '../../../numbers/format';
import styles from './ColorLegend.module.css';

interface ColorLegendProps {
  readonly kind: 'value' | 'width';
  readonly limit: number;
  readonly 'aria-describedby'?: string;
}

/** A colour scale with the numbers at its ends. */
export function ColorLegend({ kind, limit, ...described }: ColorLegendProps) {
  const end = formatValue(limit);
  const [from, to] = kind === 'value' ? [`${MINUS}${end}`, `+${end}`] : ['width 0', end];
  return (
    <span className={styles.legend} {...described}>
      <span>{from}</span>
      <span className={`${styles.ramp} ${styles[kind]}`} />
      <span>{to}</span>
    </span>
  );
}
