import { type ReactElement, useEffect, useId, useRef, useState } from 'react';
import { formatValue, shortValue } from '../../../numbers/format';
import { useElementWidth } from '../../../pictures/useElementSize';
import { useRoom } from '../../../pictures/useRoom';
import { LEGENDS } from '../words';
import styles from './GrowthChart.module.css';
import { type GrowthColumn, layoutOf } from './growthColumns';
import { growthText } from './growthFactor';
import type { GrowthLayout } from './growthLayout';
import type { GrowthLine, PlacedPoint } from './growthLine';
import type { SignShares } from './layerStatistics';
import { ShareBar } from './ShareBar';

/** How a method's line looks: dashed in the colour of intervals, solid in CROWN's, or that twice as thick. */
export type GrowthMethod = 'interval' | 'crown' | 'alpha';

interface GrowthChartProps {
  readonly columns: readonly GrowthColumn[];
  /** The method, which gives the line its colour and stroke. */
  readonly method: GrowthMethod;
  /** The method of the line to compare with. */
  readonly reference: GrowthMethod;
  readonly selected: number;
  readonly onSelect: (index: number) => void;
  /** Lets the caller put an explanation around a column. */
  readonly wrap: (index: number, column: ReactElement<{ 'aria-describedby'?: string }>) => ReactElement;
}

/** Its id on the page. */
export const GROWTH_CHART = 'growth-chart';

const AXIS = 44;
/** So that five layers stand side by side at twice the size of text. */
const LEAST_COLUMN = 72;
const TOP = 22;
const PLOT = 134;
/** Pixels of a card with and without shares, beyond the plot. */
const FOOT = { shares: 140, plain: 98 };
/** Columns of this width have room to say what the shares are. */
const ROOM_FOR_HINT = 108;
/** Only those in sight are drawn of more columns than this, and so many beside them. */
const MOST_WHOLE = 60;
const BESIDE = 8;
/** Characters of a mean width: more are wider than a column, and say nothing. */
const MOST_CHARACTERS = 6;
/** Space between neighbouring cards. */
const GAP = 10;

/**
 * How the widths grow along the edges of the network: mean and 10 to 90 percentile band on a log axis, the worst step's factor,
 * and beneath it the layers with their shares. The layers are radio buttons; arrow keys move along them.
 */
export function GrowthChart({ columns, method, reference, selected, onSelect, wrap }: GrowthChartProps) {
  const name = useId();
  const box = useRef<HTMLDivElement>(null);
  const available = useElementWidth(box);
  const column = Math.max(LEAST_COLUMN, Math.floor((available - AXIS) / columns.length));
  const hasShares = columns.some(({ shares }) => shares);
  const plot = Math.round(PLOT * useRoom());
  const layout = layoutOf(columns, { column, left: AXIS, top: TOP, height: plot });
  const [scrolled, setScrolled] = useState(0);
  const first = Math.floor((scrolled - AXIS) / column) - BESIDE;
  const last = Math.ceil((scrolled + available) / column) + BESIDE;
  const isInSight = (index: number) =>
    columns.length <= MOST_WHOLE || index === selected || (index >= first && index <= last);
  const shown = columns.flatMap((entry, index) => (isInSight(index) ? [{ entry, index }] : []));
  const leftOut = (at: number) => (shown[at]?.index ?? 0) - (shown[at - 1]?.index ?? -1) - 1;

  useEffect(() => {
    const scroller = box.current;
    if (!scroller || available === 0) return;
    const left = AXIS + selected * column;
    if (left - AXIS < scroller.scrollLeft) scroller.scrollLeft = left - AXIS;
    else if (left + column > scroller.scrollLeft + available) scroller.scrollLeft = left + column - available;
  }, [selected, column, available]);

  return (
    <div ref={box} className={styles.scroller} onScroll={({ currentTarget }) => setScrolled(currentTarget.scrollLeft)}>
      {available > 0 && (
        <div id={GROWTH_CHART} className={styles.chart} style={{ width: layout.width }}>
          <div className={styles.axis} style={{ width: AXIS, height: TOP + plot + 10 }} aria-hidden="true">
            {layout.ticks.map((tick) => (
              <span key={tick.value} style={{ top: tick.y }}>
                {tick.label}
              </span>
            ))}
          </div>
          <div role="radiogroup" aria-label="Layers" className={styles.columns}>
            {shown.map(({ entry, index }, at) =>
              wrap(
                index,
                <label
                  key={index}
                  className={styles.column}
                  style={leftOut(at) > 0 ? { marginLeft: leftOut(at) * column } : undefined}
                >
                  <input
                    type="radio"
                    className="visually-hidden"
                    name={name}
                    aria-label={spoken(entry)}
                    checked={index === selected}
                    onChange={() => onSelect(index)}
                  />
                  <span
                    className={styles.card}
                    style={{
                      width: column - GAP,
                      paddingTop: TOP + plot + 12,
                      minHeight: plot + (hasShares ? FOOT.shares : FOOT.plain),
                    }}
                  >
                    <ColumnText column={entry} hint={index === 0 && hasShares && column >= ROOM_FOR_HINT} />
                  </span>
                </label>,
              ),
            )}
          </div>
          <Lines
            layout={layout}
            height={TOP + plot + 10}
            columns={columns}
            method={method}
            compared={reference}
            isInSight={isInSight}
          />
        </div>
      )}
    </div>
  );
}

function ColumnText({ column, hint }: { readonly column: GrowthColumn; readonly hint: boolean }) {
  const { shares } = column;
  return (
    <>
      <span className={styles.title}>{column.title}</span>
      <span className={styles.shape}>{column.shape}</span>
      {hint && <span className={styles.hint}>{LEGENDS.shares}</span>}
      {shares && (
        <>
          <ShareBar shares={shares} />
          <span className={styles.share} style={{ '--middle': middleOf(shares) }}>
            {percent(shares)} %
          </span>
        </>
      )}
    </>
  );
}

interface LinesProps {
  readonly layout: GrowthLayout;
  readonly height: number;
  readonly columns: readonly GrowthColumn[];
  readonly method: GrowthMethod;
  readonly compared: GrowthMethod;
  /** Whether a column is to be drawn. */
  readonly isInSight: (index: number) => boolean;
}

function Lines({ layout, height, columns, method, compared, isInSight }: LinesProps) {
  const { line, reference } = layout;
  const means = columns.map(({ statistics }) => statistics.mean);
  return (
    <svg className={styles.lines} width={layout.width} height={height} aria-hidden="true">
      {layout.ticks.map((tick) => (
        <line key={tick.value} className={styles.grid} x1={AXIS} x2={layout.width} y1={tick.y} y2={tick.y} />
      ))}
      {reference && (
        <Line
          line={reference}
          look={`${styles[compared]} ${compared === method ? styles.dotted : ''}`}
          numbers={columns.map((column, i) => (column.reference?.mean === means[i] ? null : column.reference?.mean))}
          isInSight={isInSight}
        />
      )}
      <Line line={line} look={styles[method] ?? ''} numbers={means} isInSight={isInSight} />
    </svg>
  );
}

interface LineProps {
  readonly line: GrowthLine;
  /** Classes that give it its colour and stroke. */
  readonly look: string;
  /** What is printed at the points; null where another line says the same. */
  readonly numbers: readonly (number | null | undefined)[];
  readonly isInSight: LinesProps['isInSight'];
}

function Line({ line: { points, path, branches, worst }, look, numbers, isInSight }: LineProps) {
  return (
    <g className={look}>
      {points.map((point, i) => point && isInSight(i) && <Band key={point.x} point={point} />)}
      <path className={`${styles.line} ${styles.branch}`} d={branches} />
      <path className={styles.line} d={path} />
      {points.map(
        (point, i) =>
          point &&
          isInSight(i) && (
            <g key={point.x}>
              <circle className={styles.dot} cx={point.x} cy={point.y} r={3.5} />
              <text className={styles.number} x={point.label.x} y={point.label.y} textAnchor={point.label.anchor}>
                {formatMaybe(numbers[i])}
              </text>
            </g>
          ),
      )}
      {worst && (
        <text className={styles.number} x={worst.x} y={worst.y} textAnchor={worst.anchor}>
          {growthText(worst.factor)}
        </text>
      )}
    </g>
  );
}

function Band({ point: { x, bandTop, bandBottom } }: { readonly point: PlacedPoint }) {
  return <rect className={styles.band} x={x - 4} width={8} y={bandTop} height={Math.max(1, bandBottom - bandTop)} />;
}

function formatMaybe(value: number | null | undefined): string {
  return typeof value === 'number' ? shortValue(value, MOST_CHARACTERS) : '';
}

/** Share of unstable units as a whole number; a share that is not none is never printed as 0. */
function percent({ unstable, units }: SignShares): string {
  const share = (100 * unstable) / Math.max(1, units);
  return unstable > 0 && share < 1 ? '<\u20091' : String(Math.round(share));
}

/** Where the middle of the unstable part lies along the bar, kept away from its ends. */
function middleOf({ off, unstable, units }: SignShares): number {
  return Math.min(0.88, Math.max(0.12, (off + unstable / 2) / Math.max(1, units)));
}

function spoken({ title, shape, statistics, shares }: GrowthColumn): string {
  const width = `${title}, ${shape}, mean width ${formatValue(statistics.mean)}`;
  return shares ? `${width}, ${percent(shares)} % unstable` : width;
}
