import { Tooltip } from '../../app/controls/Tooltip';
import { formatCount, formatValue } from '../../charts/numbers';
import styles from './TightnessTable.module.css';
import type { Tightness } from './tightness';

interface TightnessTableProps {
  readonly layers: readonly Tightness[];
  /** What tells the two bounds apart. */
  readonly sides: readonly [string, string];
}

/** Layer by layer, the widths of two bounds, the one as a share of the other, and how many signs each leaves open. */
export function TightnessTable({ layers, sides: [own, other] }: TightnessTableProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys
    <section className={styles.scroller} aria-label={`Tightness, ${own} beside ${other}`} tabIndex={0}>
      <table className={styles.table}>
        <caption className="visually-hidden">
          {own} beside {other}, layer by layer
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
              <Tooltip
                content={`Mean width by ${own}, divided by that by ${other}: below 1 the first is tighter. CROWN tightens only units whose sign is open; others keep IBP's interval.`}
              >
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
              <Tooltip content={`ReLUs whose sign can flip, by ${own} and by ${other}.`}>
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
