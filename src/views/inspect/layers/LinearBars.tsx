import { formatValue } from '../../../numbers/format';
import type { Linear } from '../ask/useLinearBounds';
import { LINEAR } from '../words';
import styles from './LinearBars.module.css';
import { weightLimit } from './linear';

interface LinearBarsProps {
  readonly linear: Linear;
  readonly nameOf: (input: number) => string;
}

/** So many inputs are shown, those with the largest coefficients. */
const MOST_SHOWN = 12;

/** The coefficients of the two linear functions of typed numbers, input by input. */
export function LinearBars({ linear: { lower, upper }, nameOf }: LinearBarsProps) {
  const limit = weightLimit(lower.coefficients, upper.coefficients) || 1;
  const size = (input: number) =>
    Math.max(Math.abs(lower.coefficients[input] ?? 0), Math.abs(upper.coefficients[input] ?? 0));
  const inputs = Array.from(lower.coefficients.keys());
  const shown =
    inputs.length <= MOST_SHOWN ? inputs : inputs.toSorted((a, b) => size(b) - size(a)).slice(0, MOST_SHOWN);
  return (
    <table className={styles.bars}>
      <caption>{LINEAR.rises}</caption>
      <thead>
        <tr>
          <th scope="col">Input</th>
          <th scope="col">Lower bound</th>
          <th scope="col">Upper bound</th>
        </tr>
      </thead>
      <tbody>
        {shown.map((input) => (
          <tr key={input}>
            <th scope="row">{nameOf(input)}</th>
            <Bar value={lower.coefficients[input] ?? 0} limit={limit} />
            <Bar value={upper.coefficients[input] ?? 0} limit={limit} />
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Bar({ value, limit }: { readonly value: number; readonly limit: number }) {
  const share = (50 * Math.min(Math.abs(value), limit)) / limit;
  return (
    <td>
      <span className={styles.track} aria-hidden="true">
        <span
          className={value < 0 ? styles.below : styles.above}
          style={{ left: `${value < 0 ? 50 - share : 50}%`, width: `${share}%` }}
        />
      </span>
      <span className={styles.value}>{formatValue(value)}</span>
    </td>
  );
}
