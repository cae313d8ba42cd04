import { scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import { useRef } from 'react';
import { formatMarginLower, formatValue } from '../../charts/numbers';
import { useElementWidth } from '../../charts/useElementWidth';
import type { RisingBound } from '../../engine/types';
import styles from './RisingChart.module.css';
import { type RisingLine, risingLines } from './risingLines';

interface RisingChartProps {
  /** What the search has told so far. */
  readonly history: readonly RisingBound[];
  readonly nameOf: (label: number) => string;
}

const HEIGHT = 76;
const [TOP, LEFT, RIGHT] = [6, 34, 74];
/** Lines that are named; more names would run into each other. */
const MOST_NAMES = 4;
const NAME = 13;

/** The bounds of open classes as a search lifts them, one line a class: dashed, since none is proved yet. */
export function RisingChart({ history, nameOf }: RisingChartProps) {
  const lines = risingLines(history);
  const least = lines[0]?.points.at(-1);
  if (!least) return null;
  return (
    <div className={styles.rising}>
      <p className={styles.text}>
        <b>Searching, not yet proved.</b> Step {formatValue(least.iteration)}: least margin{' '}
        {formatMarginLower(least.bound)}.
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
  const x = scaleLinear([0, last], [LEFT, Math.max(LEFT + 1, width - RIGHT)]);
  const y = scaleLinear([Math.min(0, ...bounds), Math.max(0, ...bounds)], [HEIGHT - TOP, TOP]).nice(3);
  const path = line<RisingLine['points'][number]>(
    ({ iteration }) => x(iteration),
    ({ bound }) => y(bound),
  );
  return (
    <svg className={styles.chart} width={width} height={HEIGHT} aria-hidden="true">
      {y.ticks(3).map((tick) => (
        <g key={tick} className={tick === 0 ? styles.zero : styles.grid}>
          <line x1={LEFT} x2={width - RIGHT} y1={y(tick)} y2={y(tick)} />
          <text x={LEFT - 6} y={y(tick) + 4} textAnchor="end">
            {formatValue(tick)}
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
