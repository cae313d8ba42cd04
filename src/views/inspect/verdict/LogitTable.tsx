import { memo, useRef } from 'react';
import { Tooltip } from '../../../app/controls/Tooltip';
import { formatLower, formatUpper, formatValue } from '../../../numbers/format';
import { formatRange } from '../../../numbers/formatRange';
import { IntervalBar } from '../../../pictures/IntervalBar';
import { useElementWidth } from '../../../pictures/useElementSize';
import { valueScale } from '../../../pictures/valueScale';
import type { DecisionReading } from '../decisions/decisionReading';
import { LEGENDS, logitWords } from '../words';
import styles from './LogitTable.module.css';
import { logitSections } from './marginSections';
import { type Logit, nameOutput } from './margins';

interface LogitTableProps {
  readonly logits: readonly Logit[];
  readonly label: number;
  /** How a tree of decisions reads the image; empty where there is none. */
  readonly decisions: readonly DecisionReading[];
  readonly nameOf: (label: number) => string;
  /** Other bounds of the logits, drawn beneath to the same scale. */
  readonly compared: readonly Logit[] | null;
}

/** The id by which the table is found when it is exported. */
export const LOGIT_TABLE = 'logit-table';

const ROW = 23;
/** Height of a row with two bars. */
const PAIR = 34;

/** Every logit's interval, of each decision the largest on the image first, with a dot where the image itself is. */
export const LogitTable = memo(function LogitTable({ logits, label, decisions, nameOf, compared }: LogitTableProps) {
  const cell = useRef<HTMLTableCellElement>(null);
  const width = useElementWidth(cell);
  const both = [...logits, ...(compared ?? [])];
  const bounds = both.flatMap(({ lower, upper }) => [lower, upper]);
  const x = valueScale(bounds, [8, Math.max(9, width - 8)]);
  return (
    <table id={LOGIT_TABLE} className={styles.table}>
      <caption>
        <span className="title">Logits</span>
        <span className="caption">{LEGENDS.itself}</span>
      </caption>
      {logitSections(logits, decisions, nameOf).map(({ title, rows }, section) => (
        <tbody key={title}>
          {title && (
            <tr className={styles.section}>
              <th scope="rowgroup" colSpan={3}>
                {title}
              </th>
            </tr>
          )}
          {rows.map((logit, row) => {
            const other = compared?.find((candidate) => candidate.output === logit.output);
            return (
              <tr
                key={logit.output}
                className={logit.classes.includes(label) ? styles.label : ''}
                style={{ height: other ? PAIR : ROW }}
              >
                <th scope="row">{nameOutput(logit.classes, nameOf)}</th>
                <td ref={section === 0 && row === 0 ? cell : undefined} className={styles.chart}>
                  {width > 0 && <Bar logit={logit} other={other} width={width} x={x} />}
                </td>
                <td className={styles.range}>
                  <Tooltip
                    content={logitWords(formatLower(logit.lower), formatUpper(logit.upper), formatValue(logit.itself))}
                  >
                    <span>{formatRange(logit.lower, logit.upper)}</span>
                  </Tooltip>
                  {other && <span className={styles.other}>{formatRange(other.lower, other.upper)}</span>}
                </td>
              </tr>
            );
          })}
        </tbody>
      ))}
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

interface BarProps {
  readonly logit: Logit;
  readonly other: Logit | undefined;
  readonly width: number;
  readonly x: (value: number) => number;
}

function Bar({ logit, other, width, x }: BarProps) {
  const height = other ? PAIR : ROW;
  const y = other ? 11 : ROW / 2;
  return (
    <svg className={styles.bar} width={width} height={height} aria-hidden="true">
      <line className={styles.zero} x1={x(0)} x2={x(0)} y1={0} y2={height} />
      <IntervalBar lower={logit.lower} upper={logit.upper} scale={x} track={[0, width]} y={y} />
      {other && (
        <IntervalBar lower={other.lower} upper={other.upper} scale={x} track={[0, width]} y={25} thickness={4} />
      )}
      <circle className={styles.dot} cx={x(logit.itself)} cy={y} r={2.6} />
    </svg>
  );
}
