import styles from './InputPlane.module.css';
import type { Plot } from './plot';

interface FalsifiedLabelProps {
  readonly text: string;
  /** A point of the falsified part. */
  readonly point: readonly [number, number];
  readonly plot: Plot;
  /** The box, in pixels. */
  readonly rect: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
}

/** Names the hatched part, with a leader, where the box has room for it. */
export function FalsifiedLabel({ text, point, plot, rect }: FalsifiedLabelProps) {
  const [x, y] = [plot.x(point[0]), plot.y(point[1])];
  const width = text.length * 7.2;
  if (rect.width < width + 24 || rect.height < 90) return null;
  const up = y > rect.y + rect.height / 2;
  const labelY = up ? y - 34 : y + 42;
  const left = Math.min(Math.max(x - 16 - width / 2, rect.x + 10), rect.x + rect.width - width - 10);
  const from = Math.min(Math.max(x - 22, left + 8), left + width - 8);
  return (
    <g className={styles.falsified}>
      <line x1={from} x2={x} y1={up ? labelY + 5 : labelY - 14} y2={y} />
      <text x={left} y={labelY}>
        {text}
      </text>
    </g>
  );
}
