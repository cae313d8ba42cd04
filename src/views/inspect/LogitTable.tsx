import { scaleLinear } from 'd3-scale';
import { memo, useRef } from 'react';
import { Tooltip } from '../../app/controls/Tooltip';
import { formatRange } from '../../charts/formatRange';
import { IntervalBar } from '../../charts/IntervalBar';
import { formatLower, formatUpper, formatValue } from '../../charts/numbers';
import { useElementWidth } from '../../charts/useElementWidth';
import styles from './LogitTable.module.css';
import type { Logit } from './margins';

interface LogitTableProps {
  readonly logits: readonly Logit[];
  readonly label: number;
  readonly nameOf: (label: number) => string;
}

const ROW = 23;

/** Every logit's interval, the largest on the image first, with a dot where the image itself is. */
export const LogitTable = memo(function LogitTable({ logits, label, nameOf }: LogitTableProps) {
  const cell = useRef<HTMLTableCellElement>(null);
  const width = useElementWidth(cell);
  const x = scaleLinear()
    .domain([Math.min(0, ...logits.map(({ lower }) => lower)), Math.max(0, ...logits.map(({ upper }) => upper))])
    .range([8, Math.max(9, width - 8)]);
  return (
    <table className={styles.table}>
      <caption>
        <span className="title">Logits</span>
        <span className="caption">dot: the image itself</span>
      </caption>
      <tbody>
        {logits.map((logit, row) => (
          <tr key={logit.label} className={logit.label === label ? styles.label : ''}>
            <th scope="row">{nameOf(logit.label)}</th>
            <td ref={row === 0 ? cell : undefined} className={styles.chart}>
              {width > 0 && <Bar logit={logit} width={width} x={x} />}
            </td>
            <td className={styles.range}>
              <Tooltip
                content={`Between ${formatLower(logit.lower)} and ${formatUpper(logit.upper)} over the whole box, ${formatValue(logit.itself)} on the image itself.`}
              >
                <span>{formatRange(logit.lower, logit.upper, 1)}</span>
              </Tooltip>
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot aria-hidden="true">
        <tr>
          <td />
          <td className={styles.axis}>
            <span style={{ left: x(0) }}>0</span>
          </td>
          <td />
        </tr>
      </tfoot>
    </table>
  );
});

function Bar({
  logit,
  width,
  x,
}: {
  readonly logit: Logit;
  readonly width: number;
  readonly x: (value: number) => number;
}) {
  return (
    <svg className={styles.bar} width={width} height={ROW} aria-hidden="true">
      <line className={styles.zero} x1={x(0)} x2={x(0)} y1={0} y2={ROW} />
      <IntervalBar lower={logit.lower} upper={logit.upper} scale={x} track={[0, width]} y={ROW / 2} />
      <circle className={styles.dot} cx={x(logit.itself)} cy={ROW / 2} r={2.6} />
    </svg>
  );
}
