import { line, type ScaleLinear, scaleLinear } from 'd3';
import { useRef } from 'react';
import type { TreeReport, Verdict } from '../../../engine/api/types';
import { formatCount, formatValue } from '../../../numbers/format';
import { axisTicks, widestOf } from '../../../pictures/axisTicks';
import { useElementWidth } from '../../../pictures/useElementSize';
import { valueScale } from '../../../pictures/valueScale';
import { DECISION } from '../verdict/words';
import styles from './TreeChart.module.css';
import { TreeLevels } from './TreeLevels';

/** By which the chart is found, to be exported. */
export const TREE_CHART = 'tree-chart';

/** Pixels of either part, and around it. */
const PART = 72;
const [TOP, BOTTOM, LEFT, RIGHT] = [8, 20, 34, 12];
const GAP = 14;
const HEIGHT = 2 * PART + GAP + BOTTOM;

interface TreeChartProps {
  readonly history: readonly TreeReport[];
  /** What came of it; absent while that is open. */
  readonly verdict?: Verdict | undefined;
}

/**
 * Branch and bound: its tree, level by level, and how it goes on in time: its worst bound, which is above zero once all is
 * verified, and its subproblems.
 */
export function TreeChart({ history, verdict }: TreeChartProps) {
  const box = useRef<HTMLDivElement>(null);
  const width = useElementWidth(box);
  const levels = history.at(-1)?.levels ?? [];
  if (history.length < 2) return <div ref={box} />;
  return (
    <div ref={box} id={TREE_CHART}>
      {levels.length > 1 && width > 0 && (
        <>
          <TreeLevels levels={levels} width={width} verdict={verdict} />
          <p className={styles.note}>{DECISION.levels}</p>
        </>
      )}
      {width > 0 && <Chart states={history} width={width} />}
      <p className={styles.note}>
        {DECISION.chart} <span className={styles.verifiedKey}>verified</span> and{' '}
        <span className={styles.openKey}>unknown</span>.
      </p>
    </div>
  );
}

function Chart({ states, width }: { readonly states: readonly TreeReport[]; readonly width: number }) {
  // Once all is verified there is no worst bound.
  const bounded = states.filter(({ worst }) => Number.isFinite(worst));
  const bounds = valueScale(
    bounded.map(({ worst }) => worst),
    [PART, TOP],
  ).nice(3);
  const most = Math.max(1, ...states.flatMap(({ verified, undecided, open }) => [verified, undecided + open]));
  const counts = scaleLinear([0, most], [HEIGHT - BOTTOM, PART + GAP]).nice(2);
  const [boundMarks, countMarks] = [bounds, counts].map((scale) => axisTicks(scale.domain() as [number, number], 2));
  const labels = [...(boundMarks ?? []), ...(countMarks ?? [])].map(({ label }) => label);
  const left = Math.max(LEFT, widestOf(labels) + 8);
  const seconds = Math.max(0.01, (states.at(-1)?.milliseconds ?? 0) / 1000);
  const x = scaleLinear([0, seconds], [left, Math.max(left + 1, width - RIGHT)]);
  const path = (shown: readonly TreeReport[], y: ScaleLinear<number, number>, of: (state: TreeReport) => number) =>
    line<TreeReport>(
      ({ milliseconds }) => x(milliseconds / 1000),
      (state) => y(of(state)),
    )(shown) ?? '';
  return (
    <svg className={styles.chart} width={width} height={HEIGHT} aria-hidden="true">
      <Axis marks={boundMarks ?? []} y={bounds} ends={[left, width - RIGHT]} />
      <Axis marks={countMarks ?? []} y={counts} ends={[left, width - RIGHT]} counts />
      <path className={styles.line} d={path(bounded, bounds, ({ worst }) => worst)} />
      <path className={styles.verified} d={path(states, counts, ({ verified }) => verified)} />
      <path className={styles.open} d={path(states, counts, ({ open, undecided }) => open + undecided)} />
      <text x={width - RIGHT} y={HEIGHT - 4} textAnchor="end">
        {formatValue(Number(seconds.toPrecision(2)))} s
      </text>
    </svg>
  );
}

interface AxisProps {
  readonly marks: readonly { readonly value: number; readonly label: string }[];
  readonly y: (value: number) => number;
  readonly ends: readonly [number, number];
  readonly counts?: boolean;
}

function Axis({ marks, y, ends: [from, to], counts = false }: AxisProps) {
  return (
    <>
      {marks.map(({ value, label }) => (
        <g key={value} className={value === 0 && !counts ? styles.zero : styles.grid}>
          <line x1={from} x2={to} y1={y(value)} y2={y(value)} />
          <text x={from - 6} y={y(value) + 4} textAnchor="end">
            {counts ? formatCount(value) : label}
          </text>
        </g>
      ))}
    </>
  );
}
