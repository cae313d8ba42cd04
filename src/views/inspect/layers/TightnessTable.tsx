import { Tooltip } from '../../../app/controls/Tooltip';
import { formatCount, formatValue } from '../../../numbers/format';
import { TIGHTNESS } from '../words';
import type { Tightness } from './analysis';
import styles from './TightnessTable.module.css';

interface TightnessTableProps {
  readonly layers: readonly Tightness[];
  /** What tells the two bounds apart. */
  readonly sides: readonly [string, string];
}

/** Layer by layer, the widths of two bounds, the one as a share of the other, and how many signs each leaves undecided. */
export function TightnessTable({ layers, sides: [own, other] }: TightnessTableProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys
    <section className={styles.scroller} aria-label={`Tightness, ${own} compared with ${other}`} tabIndex={0}>
      <table className={styles.table}>
        <caption className="visually-hidden">
          {own} compared with {other}, layer by layer
        </caption>
        <thead>
          <tr>
            <td />
            {layers.map(({ title }) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">
              <Tooltip content={TIGHTNESS.ratio(own, other)}>
                <span>
                  width, {own} ÷ {other}
                </span>
              </Tooltip>
            </th>
            {layers.map(({ title, ratio }) => (
              <td key={title} className={styles.ratio}>
                {ratio === null ? '–' : formatValue(ratio)}
              </td>
            ))}
          </tr>
          <tr>
            <th scope="row">
              <Tooltip content={TIGHTNESS.unstable(own, other)}>
                <span>
                  unstable, {own} | {other}
                </span>
              </Tooltip>
            </th>
            {layers.map(({ title, unstable }) => (
              <td key={title}>
                {unstable ? (
                  <>
                    <b>{formatCount(unstable.own)}</b> | {formatCount(unstable.other)}
                  </>
                ) : (
                  '–'
                )}
              </td>
            ))}
          </tr>
        </tbody>
      </table>
    </section>
  );
}
