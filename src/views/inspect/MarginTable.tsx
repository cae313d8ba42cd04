import { type ScaleLinear, scaleLinear } from 'd3-scale';
import { memo } from 'react';
import { Tooltip } from '../../app/controls/Tooltip';
import { formatMarginLower, formatMarginUpper, formatValue } from '../../charts/numbers';
import { VerdictMark } from '../../charts/VerdictMark';
import type { DecisionReading } from './decisionReading';
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
  readonly beside: { readonly margins: readonly Margin[]; readonly sides: readonly [string, string] } | null;
  /** The class whose margin is looked into. */
  readonly selected: number | null;
  readonly onSelect: (label: number | null) => void;
}

/** Positions are per cent of the chart's width. */
const ENDS = [2, 98];

/**
 * The label's logit minus each other class's, trouble first. The band runs from what is proved for the whole box to what
 * an attack found or, before one, to what holds on the image itself; the true minimum lies in it. Other bounds of the same
 * margins are drawn beneath. Names are buttons that choose a margin to look into. In a tree, the rows are the branches of
 * the decisions that the label comes by.
 */
export const MarginTable = memo(function MarginTable(props: MarginTableProps) {
  const { className, margins, decisions, nameOf, beside, selected, onSelect } = props;
  const both = [...margins, ...(beside?.margins ?? [])];
  const x = scaleLinear()
    .domain([Math.min(0, ...both.map(({ proved }) => proved)), Math.max(0, ...both.map(reachedOf))])
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
              other={beside?.margins.find(({ label }) => label === margin.label)}
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
  const where = found === undefined ? 'On the image itself' : 'At the worst input an attack found';
  const open = verdict !== 'verified';
  const zero = x(0);
  return (
    <tr
      className={`${open ? styles.open : ''} ${verdict === 'falsified' ? styles.broken : ''} ${other ? styles.pair : ''}`}
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
          content={`Over the whole box ${against} minus ${name} is at least ${formatMarginLower(proved)} (${proved}). ${
            open ? 'Only a bound above 0 proves the answer.' : `Above 0, so ${name} is ruled out.`
          }`}
        >
          <span>{formatMarginLower(proved)}</span>
        </Tooltip>
        {other && <span className={styles.other}>{formatMarginLower(other.proved)}</span>}
      </td>
      <td className={styles.reached}>
        <Tooltip content={`${where} ${against} minus ${name} is ${formatMarginUpper(reached)} (${reached}).`}>
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
