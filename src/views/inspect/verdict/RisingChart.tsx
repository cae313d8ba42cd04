import { line, scaleLinear } from 'd3';
import { useRef } from 'react';
import { useExports } from '../../../app/commands/exports';
import type { RisingBound } from '../../../engine/api/types';
import { formatMarginLower, formatValue } from '../../../numbers/format';
import { axisTicks, widestOf } from '../../../pictures/axisTicks';
import { pictureFiles } from '../../../pictures/export/pictureFiles';
import { useElementWidth } from '../../../pictures/useElementSize';
import { valueScale } from '../../../pictures/valueScale';
import { risingCsv } from '../state/searchFiles';
import { RISING } from '../words';
import styles from './RisingChart.module.css';

interface RisingChartProps {
  /** What the search has found so far. */
  readonly history: readonly RisingBound[];
  readonly nameOf: (label: number) => string;
}

const HEIGHT = 76;
const [TOP, LEFT, RIGHT] = [6, 34, 74];
/** Lines that are named; more names would run into each other. */
const MOST_NAMES = 4;
const NAME = 13;

/** The id by which the chart is found when it is exported. */
const RISING_CHART = 'rising-chart';

/** The bounds of unknown classes as a search lifts them, one line a class: dashed, since none is proved yet. */
export function RisingChart({ history, nameOf }: RisingChartProps) {
  const lines = risingLines(history);
  const least = lines[0]?.points.at(-1);
  useExports(
    least
      ? pictureFiles({
          id: 'rising',
          label: 'Search for tighter bounds',
          stem: 'rising-bounds',
          selector: `#${RISING_CHART}`,
          numbers: () => risingCsv(history, nameOf),
        })
      : [],
  );
  if (!least) return null;
  return (
    <div id={RISING_CHART} className={styles.rising}>
      <p className={styles.text}>
        <b>{RISING.state}</b> {RISING.step(formatValue(least.iteration), formatMarginLower(least.bound))}
      </p>
      <Chart lines={lines} nameOf={nameOf} />
    </div>
  );
}

interface ChartProps {
  readonly lines: readonly RisingLine[];
  readonly nameOf: (label: number) => string;
}

function Chart({ lines, nameOf }: ChartProps) {
  const box = useRef<HTMLDivElement>(null);
  const width = useElementWidth(box);
  return <div ref={box}>{width > 0 && <Lines lines={lines} width={width} nameOf={nameOf} />}</div>;
}

interface LinesProps extends ChartProps {
  readonly width: number;
}

function Lines({ lines, width, nameOf }: LinesProps) {
  const points = lines.flatMap((entry) => entry.points);
  const bounds = points.map(({ bound }) => bound);
  const last = Math.max(1, ...points.map(({ iteration }) => iteration));
  const y = valueScale(bounds, [HEIGHT - TOP, TOP]).nice(3);
  const marks = axisTicks(y.domain() as [number, number], 3);
  const left = Math.max(LEFT, widestOf(marks.map(({ label }) => label)) + 8);
  const x = scaleLinear([0, last], [left, Math.max(left + 1, width - RIGHT)]);
  const path = line<RisingLine['points'][number]>(
    ({ iteration }) => x(iteration),
    ({ bound }) => y(bound),
  );
  return (
    <svg className={styles.chart} width={width} height={HEIGHT} aria-hidden="true">
      {marks.map(({ value, label }) => (
        <g key={value} className={value === 0 ? styles.zero : styles.grid}>
          <line x1={left} x2={width - RIGHT} y1={y(value)} y2={y(value)} />
          <text x={left - 6} y={y(value) + 4} textAnchor="end">
            {label}
          </text>
        </g>
      ))}
      {lines.map(({ label, points: own }) => (
        <path key={label} className={styles.line} d={path(own) ?? ''} />
      ))}
      {namesOf(lines, y).map(({ label, at }) => (
        <text key={label} className={styles.name} x={width - RIGHT + 6} y={at + 4}>
          {nameOf(label)}
        </text>
      ))}
    </svg>
  );
}

/** Names at the ends of the least lines, moved up where they would meet. */
function namesOf(lines: readonly RisingLine[], y: (value: number) => number) {
  let free = HEIGHT;
  return lines.slice(0, MOST_NAMES).map(({ label, points }) => {
    free = Math.min(free - NAME, y(points.at(-1)?.bound ?? 0));
    return { label, at: free };
  });
}

/** One class's bound in the course of a search. */
interface RisingLine {
  readonly label: number;
  /** Its margin's bound at each iteration seen, which is not proved yet. */
  readonly points: readonly { readonly iteration: number; readonly bound: number }[];
}

/**
 * The lines worth drawing, the least bound first: classes that were unknown when the search began; where none was, the
 * class with the least margin. The label's own margin is 0 throughout and is left out.
 */
export function risingLines(history: readonly RisingBound[]): RisingLine[] {
  const [first] = history;
  const last = history.at(-1);
  if (!first || !last) return [];
  const labels = Array.from(first.marginLower.keys()).filter((j) =>
    history.some(({ marginLower }) => marginLower[j] !== 0),
  );
  const finite = labels.filter((j) => history.every(({ marginLower }) => Number.isFinite(marginLower[j])));
  const sorted = finite.toSorted((a, b) => (last.marginLower[a] as number) - (last.marginLower[b] as number));
  const unknown = sorted.filter((j) => !((first.marginLower[j] as number) > 0));
  return (unknown.length > 0 ? unknown : sorted.slice(0, 1)).map((label) => ({
    label,
    points: history.map(({ iteration, marginLower }) => ({ iteration, bound: marginLower[label] as number })),
  }));
}
