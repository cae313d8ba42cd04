import { memo } from 'react';
import { Tooltip } from '../../../app/controls/Tooltip';
import { formatMarginLower, formatMarginUpper } from '../../../numbers/format';
import { axisTicks } from '../../../pictures/axisTicks';
import { VerdictMark } from '../../../pictures/VerdictMark';
import { valueScale } from '../../../pictures/valueScale';
import type { DecisionReading } from '../decisions/decisionReading';
import type { Panels } from '../state/usePanels';
import { MARGINS } from '../words';
import styles from './MarginTable.module.css';
import { marginSections } from './marginSections';
import { type Margin, nameOutput, reachedOf } from './margins';

interface MarginTableProps {
  readonly className: string;
  readonly margins: readonly Margin[];
  /** How a tree of decisions reads the image; empty where there is none. */
  readonly decisions: readonly DecisionReading[];
  readonly nameOf: (label: number) => string;
  /** Other bounds of the margins, and what tells the two apart. */
  readonly compared: { readonly margins: readonly Margin[]; readonly sides: readonly [string, string] } | null;
  /** The class whose margin is looked into. */
  readonly selected: number | null;
  readonly onSelect: (label: number | null) => void;
}

/** Its id on the page. */
export const MARGIN_TABLE = 'margin-table';

/** Positions are per cent of the chart's width. */
const ENDS = [2, 98] as const;
/** Pixels that the chart has at least. */
const CHART = 130;

/**
 * The label's logit minus each other class's, trouble first. The band runs from what is proved for the whole box to what
 * an attack found or, before one, to what holds on the image itself; the true minimum lies in it. Other bounds of the same
 * margins are drawn beneath. Names are buttons that choose a margin to look into. In a tree, the rows are the branches of
 * the decisions that the label comes by.
 */
const MarginTable = memo(function MarginTable(props: MarginTableProps) {
  const { className, margins, decisions, nameOf, compared, selected, onSelect } = props;
  const both = [...margins, ...(compared?.margins ?? [])];
  const bounds = both.flatMap((margin) => [margin.proved, reachedOf(margin)]);
  const x = valueScale(bounds, ENDS).nice(3);
  return (
    <table id={MARGIN_TABLE} className={styles.table}>
      <caption className="title">{className} minus each class</caption>
      <thead>
        <tr>
          <td colSpan={2} />
          <th scope="col">
            <Tooltip content={MARGINS.proved}>
              <span>proved ≥</span>
            </Tooltip>
          </th>
          <th scope="col">
            {margins.some(({ found }) => found !== undefined) ? (
              <Tooltip content={MARGINS.found}>
                <span>found</span>
              </Tooltip>
            ) : (
              <Tooltip content={MARGINS.itself}>
                <span>itself</span>
              </Tooltip>
            )}
          </th>
          <td />
        </tr>
      </thead>
      {marginSections(margins, decisions, nameOf).map(({ title, rows }) => (
        <tbody key={title}>
          {title && (
            <tr className={styles.section}>
              <th scope="rowgroup" colSpan={5}>
                {title}
              </th>
            </tr>
          )}
          {rows.map(({ margin, classes }) => (
            <Row
              key={margin.label}
              margin={margin}
              other={compared?.margins.find(({ label }) => label === margin.label)}
              name={nameOutput(classes, nameOf)}
              x={x}
              against={className}
              selected={selected !== null && classes.includes(selected)}
              onSelect={onSelect}
            />
          ))}
        </tbody>
      ))}
      <tfoot aria-hidden="true">
        <tr>
          <td />
          <td>
            <span className={styles.ticks}>
              {axisTicks(x.domain() as [number, number], 3, CHART).map(({ value, label }) => (
                <span key={value} style={{ left: `${x(value)}%` }}>
                  {label}
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

interface RowProps {
  readonly margin: Margin;
  readonly other: Margin | undefined;
  readonly name: string;
  readonly against: string;
  readonly x: (value: number) => number;
  readonly selected: boolean;
  readonly onSelect: (label: number | null) => void;
}

function Row({ margin, other, name, against, x, selected, onSelect }: RowProps) {
  const { proved, found, verdict } = margin;
  const reached = reachedOf(margin);
  const classes = `${against} minus ${name}`;
  const isUnverified = verdict !== 'verified';
  const zero = x(0);
  return (
    <tr
      className={`${isUnverified ? styles.unverified : ''} ${verdict === 'falsified' ? styles.attacked : ''} ${other ? styles.pair : ''}`}
    >
      <th scope="row">
        <button
          type="button"
          className={styles.name}
          aria-pressed={selected}
          onClick={() => onSelect(selected ? null : margin.label)}
        >
          {name}
        </button>
      </th>
      <td className={styles.chart} aria-hidden="true">
        <span className={styles.forbidden} style={{ width: `${zero}%` }} />
        <span className={styles.track} />
        <span className={styles.zero} style={{ left: `${zero}%` }} />
        <Band margin={margin} x={x} place={other ? styles.above : ''} />
        {other && <Band margin={other} x={x} place={styles.below} />}
      </td>
      <td className={styles.proved}>
        <Tooltip
          content={`${MARGINS.bound(classes, formatMarginLower(proved), proved)} ${isUnverified ? MARGINS.unverified : MARGINS.ruledOut(name)}`}
        >
          <span>{formatMarginLower(proved)}</span>
        </Tooltip>
        {other && <span className={styles.other}>{formatMarginLower(other.proved)}</span>}
      </td>
      <td className={styles.reached}>
        <Tooltip content={MARGINS.reached(classes, formatMarginUpper(reached), reached, found !== undefined)}>
          <span>{formatMarginUpper(reached)}</span>
        </Tooltip>
      </td>
      <td className={styles.mark}>
        <VerdictMark verdict={verdict} />
        {other && other.verdict !== verdict && <VerdictMark verdict={other.verdict} />}
      </td>
    </tr>
  );
}

/** From what is proved to what is reached. */
function Band({ margin, x, place = '' }: Pick<RowProps, 'margin' | 'x'> & { readonly place?: string | undefined }) {
  const [from, to] = [x(margin.proved), x(reachedOf(margin))];
  return (
    <span
      className={`${styles.band} ${styles[margin.verdict]} ${place}`}
      style={{ left: `${from}%`, width: `${Math.max(0, to - from)}%` }}
    />
  );
}

/** The margins that a view's panels show. */
export function Margins({ panels }: { readonly panels: Panels }) {
  const { className, margins, decisions, nameOf, compared, against, selectMargin } = panels;
  return (
    <MarginTable
      className={className}
      margins={margins}
      decisions={decisions}
      nameOf={nameOf}
      compared={compared}
      selected={against}
      onSelect={selectMargin}
    />
  );
}
