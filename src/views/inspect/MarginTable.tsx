import { type ScaleLinear, scaleLinear } from 'd3-scale';
import { memo } from 'react';
import { Tooltip } from '../../app/controls/Tooltip';
import { formatMarginLower, formatMarginUpper, formatValue } from '../../charts/numbers';
import { VerdictMark } from '../../charts/VerdictMark';
import styles from './MarginTable.module.css';
import { type Margin, reachedOf } from './margins';

interface MarginTableProps {
  readonly className: string;
  readonly margins: readonly Margin[];
  readonly nameOf: (label: number) => string;
}

/** Positions are per cent of the chart's width. */
const ENDS = [2, 98];

/**
 * The label's logit minus each other class's, trouble first. The band runs from what is proved for the whole box to what
 * an attack found or, before one, to what holds on the image itself; the true minimum lies in it.
 */
export const MarginTable = memo(function MarginTable({ className, margins, nameOf }: MarginTableProps) {
  const x = scaleLinear()
    .domain([Math.min(0, ...margins.map(({ proved }) => proved)), Math.max(0, ...margins.map(reachedOf))])
    .range(ENDS)
    .nice(3);
  return (
    <table className={styles.table}>
      <caption className="title">{className} minus each class</caption>
      <thead>
        <tr>
          <td colSpan={2} />
          <th scope="col">
            <Tooltip content="Holds for every input of the box: the label's logit is ahead by at least this much.">
              <span>proved ≥</span>
            </Tooltip>
          </th>
          <th scope="col">
            {margins.some(({ found }) => found !== undefined) ? (
              <Tooltip content="The least margin an attack found in the box, so the smallest one is at most this.">
                <span>found</span>
              </Tooltip>
            ) : (
              <Tooltip content="On the image itself, so the smallest margin in the box is at most this.">
                <span>itself</span>
              </Tooltip>
            )}
          </th>
          <td />
        </tr>
      </thead>
      <tbody>
        {margins.map((margin) => (
          <Row key={margin.label} margin={margin} name={nameOf(margin.label)} x={x} against={className} />
        ))}
      </tbody>
      <tfoot aria-hidden="true">
        <tr>
          <td />
          <td>
            <span className={styles.ticks}>
              {ticksOf(x).map((tick) => (
                <span key={tick} style={{ left: `${x(tick)}%` }}>
                  {formatValue(tick)}
                </span>
              ))}
            </span>
          </td>
          <td colSpan={3} />
        </tr>
      </tfoot>
    </table>
  );
});

/** At most three ticks, so that their numbers keep apart. */
function ticksOf(x: ScaleLinear<number, number>): number[] {
  const found = [4, 3, 2, 1].map((count) => x.ticks(count)).find((ticks) => ticks.length <= 3);
  return found ?? [0];
}

interface RowProps {
  readonly margin: Margin;
  readonly name: string;
  readonly against: string;
  readonly x: (value: number) => number;
}

function Row({ margin, name, against, x }: RowProps) {
  const { proved, found, verdict } = margin;
  const reached = reachedOf(margin);
  const where = found === undefined ? 'On the image itself' : 'At the worst input an attack found';
  const open = verdict !== 'verified';
  const zero = x(0);
  return (
    <tr className={`${open ? styles.open : ''} ${verdict === 'falsified' ? styles.broken : ''}`}>
      <th scope="row">{name}</th>
      <td className={styles.chart} aria-hidden="true">
        <span className={styles.forbidden} style={{ width: `${zero}%` }} />
        <span className={styles.track} />
        <span className={styles.zero} style={{ left: `${zero}%` }} />
        <span
          className={`${styles.band} ${styles[verdict]}`}
          style={{ left: `${x(proved)}%`, width: `${Math.max(0, x(reached) - x(proved))}%` }}
        />
      </td>
      <td className={styles.proved}>
        <Tooltip
          content={`Over the whole box ${against} minus ${name} is at least ${formatMarginLower(proved)} (${proved}). ${
            open ? 'Only a bound above 0 proves the answer.' : 'Above 0, so this class is ruled out.'
          }`}
        >
          <span>{formatMarginLower(proved)}</span>
        </Tooltip>
      </td>
      <td className={styles.reached}>
        <Tooltip content={`${where} ${against} minus ${name} is ${formatMarginUpper(reached)} (${reached}).`}>
          <span>{formatMarginUpper(reached)}</span>
        </Tooltip>
      </td>
      <td className={styles.mark}>
        <VerdictMark verdict={verdict} />
      </td>
    </tr>
  );
}
