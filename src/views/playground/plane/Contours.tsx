import { ticks } from 'd3';
import { memo } from 'react';
import { formatTicks } from '../../../numbers/ticks';
import { widestOf } from '../../../pictures/axisTicks';
import { contour } from './contours';
import type { Field } from './field';
import styles from './InputPlane.module.css';
import type { Plot } from './plot';

interface ContoursProps {
  readonly field: Field;
  readonly plot: Plot;
}

/** Pixels between the labels of neighbouring lines, and their height. */
const [GAP, HEIGHT] = [8, 18];

/** Lines of equal value, zero in ink; labelled where they leave at the right. */
export const Contours = memo(function Contours({ field, plot: { x, y } }: ContoursProps) {
  const { window, columns, rows } = field;
  const toX = (column: number) => x(window.left + (column / (columns - 1)) * (window.right - window.left));
  const toY = (row: number) => y(window.bottom + (row / (rows - 1)) * (window.top - window.bottom));
  const levels = levelsOf(field);
  const texts = formatTicks(levels);
  const lines = levels.map((level, index) => {
    const segments = contour(field, level).map((points) =>
      points.map(([column, row]) => [toX(column), toY(row)] as const),
    );
    return {
      level,
      text: texts[index],
      path: segments.map(pathOf).join(''),
      label: placeLabel(segments.flat(), toX(columns - 1), toY(rows - 1)),
    };
  });
  const labels: { readonly level: number; readonly text: string | undefined; readonly at: Label }[] = [];
  for (const { level, text, label } of lines) {
    const room = GAP + widestOf([text ?? '']);
    const isApart = (at: Label, other: Label) => Math.abs(at.x - other.x) > room || Math.abs(at.y - other.y) > HEIGHT;
    const free = labels.every(({ at }) => label && isApart(at, label));
    if (label && free) labels.push({ level, text, at: label });
  }
  return (
    <g>
      {lines.map(({ level, path }) => (
        <path key={level} className={level === 0 ? styles.zeroLine : styles.contour} d={path} />
      ))}
      {labels.map(({ level, text, at }) => (
        <text key={level} className={level === 0 ? styles.zeroLabel : styles.level} x={at.x} y={at.y} textAnchor="end">
          {text}
        </text>
      ))}
    </g>
  );
});

interface Label {
  readonly x: number;
  readonly y: number;
}

/** Above the line where it leaves at the right, else left of it where it leaves at the top. */
function placeLabel(points: readonly (readonly [number, number])[], right: number, top: number): Label | undefined {
  const atRight = points.find(([x, y]) => x > right - 1 && y > top + 10);
  if (atRight) return { x: right - 3, y: atRight[1] - 6 };
  const atTop = points.find(([x, y]) => y < top + 1 && x > 60);
  return atTop && { x: atTop[0] - 5, y: top + 11 };
}

function pathOf(points: readonly (readonly [number, number])[]): string {
  return points.map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`).join('');
}

/** About five round levels, and always zero. */
function levelsOf({ values }: Field): readonly number[] {
  const least = values.reduce((a, b) => Math.min(a, b));
  const largest = values.reduce((a, b) => Math.max(a, b));
  const levels = ticks(least, largest, 5);
  // Zero first, so that its label is never the one that gives way.
  return least < 0 && largest > 0 ? [0, ...levels.filter((level) => level !== 0)] : levels;
}
