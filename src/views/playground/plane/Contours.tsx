import { ticks } from 'd3-array';
import { formatValue } from '../../../charts/numbers';
import { contour } from './contours';
import type { Field } from './field';
import type { Plot } from './InputPlane';
import styles from './InputPlane.module.css';

interface ContoursProps {
  readonly field: Field;
  readonly plot: Plot;
}

/** Pixels between the labels of neighbouring lines. */
const LABEL_GAP = 15;

/** Lines of equal value, zero in ink; labelled where they leave at the right. */
export function Contours({ field, plot: { x, y, width } }: ContoursProps) {
  const { window, columns, rows } = field;
  const toX = (column: number) => x(window.left + (column / (columns - 1)) * (window.right - window.left));
  const toY = (row: number) => y(window.bottom + (row / (rows - 1)) * (window.top - window.bottom));
  const lines = levelsOf(field).map((level) => {
    const segments = contour(field, level);
    const ends = segments.flat().filter(([column]) => column > columns - 1.01);
    return {
      level,
      path: segments
        .map((points) =>
          points.map(([c, r], i) => `${i ? 'L' : 'M'}${toX(c).toFixed(1)} ${toY(r).toFixed(1)}`).join(''),
        )
        .join(''),
      label: ends[0] && toY(ends[0][1]),
    };
  });
  const labels = lines
    .filter((line): line is typeof line & { label: number } => line.label !== undefined)
    .sort((a, b) => a.label - b.label)
    .filter(
      (line, index, all) => index === 0 || line.label - (all[index - 1]?.label ?? 0) > LABEL_GAP || line.level === 0,
    );
  return (
    <g>
      {lines.map(({ level, path }) => (
        <path key={level} className={level === 0 ? styles.zeroLine : styles.contour} d={path} />
      ))}
      {labels.map(({ level, label }) => (
        <text
          key={level}
          className={level === 0 ? styles.zeroLabel : styles.level}
          x={width - 11}
          y={label - 6}
          textAnchor="end"
        >
          {formatValue(level)}
        </text>
      ))}
    </g>
  );
}

/** About five round levels, and always zero. */
function levelsOf({ values }: Field): readonly number[] {
  const least = values.reduce((a, b) => Math.min(a, b));
  const largest = values.reduce((a, b) => Math.max(a, b));
  const levels = ticks(least, largest, 5);
  return least < 0 && largest > 0 && !levels.includes(0) ? [0, ...levels] : levels;
}
