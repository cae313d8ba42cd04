import { ticks } from 'd3-array';
import { formatValue } from '../../../charts/numbers';
import { textWidth } from '../../../charts/placeEndLabels';
import { axisOf, toAxis } from '../figure/axis';
import styles from './Ladder.module.css';
import type { Rung } from './ladderRows';

interface LadderChartProps {
  readonly rungs: readonly Rung[];
  readonly samples: readonly number[];
  readonly width: number;
  readonly pitch?: number;
}

/** The bars of the ladder over the forbidden side of zero. Text alternatives stand in the lists beside it. */
export function LadderChart({ rungs, samples, width, pitch = 37 }: LadderChartProps) {
  const height = rungs.length * pitch;
  const [least, largest] = axisOf(rungs.flatMap(({ lower, upper }) => [lower, upper]));
  const room = (largest - least) * 0.1;
  const scale = toAxis([least - room, largest], [0, width - 8]);
  const zero = scale(0);
  const marks = ticks(least, largest, 5);
  return (
    <svg className={styles.chart} width={width} height={height + 22} aria-hidden="true">
      <rect className={styles.forbidden} x="0" y="0" width={zero} height={height} />
      {marks.map((mark) => (
        <g key={mark}>
          <line
            className={mark === 0 ? styles.zero : styles.grid}
            x1={scale(mark)}
            x2={scale(mark)}
            y1="0"
            y2={height}
          />
          <text className={styles.tick} x={scale(mark)} y={height + 17}>
            {formatValue(mark)}
          </text>
        </g>
      ))}
      {rungs.map((rung, index) => (
        <RungBar
          key={rung.label}
          rung={rung}
          y={(index + 0.5) * pitch}
          scale={scale}
          samples={samples}
          width={width}
          zero={zero}
        />
      ))}
    </svg>
  );
}

interface RungBarProps {
  readonly rung: Rung;
  readonly y: number;
  readonly scale: (value: number) => number;
  readonly samples: readonly number[];
  readonly width: number;
  /** Pixels of zero, which no number may lie on. */
  readonly zero: number;
}

function RungBar({ rung, y, scale, samples, width, zero }: RungBarProps) {
  const [left, right] = [scale(rung.lower), scale(rung.upper)];
  const room = textWidth(rung.text, 13) + 8;
  const edge = left - room < zero && zero < left + 3 ? Math.min(left, zero) : left;
  const fits = edge - room > 0;
  const label = (
    <text
      className={styles.value}
      x={fits ? edge - 7 : Math.min(right + 7, width)}
      y={y + 4.5}
      textAnchor={fits ? 'end' : 'start'}
    >
      {rung.text}
    </text>
  );
  if (!rung.proved) {
    const ticksPath = samples.map((value) => `M${scale(value).toFixed(1)} ${y - 4}v8`).join('');
    return (
      <g>
        <line className={styles.track} x1={left} x2={right} y1={y} y2={y} />
        <path className={styles.samples} d={ticksPath} />
        <circle className={styles.least} cx={left} cy={y} r="3.5" />
        {label}
      </g>
    );
  }
  return (
    <g>
      <rect className={styles.bar} x={left} y={y - 4} width={Math.max(1.5, right - left)} height="8" />
      <path
        className={styles.bracket}
        d={`M${left + 3.5} ${y - 7}H${left}V${y + 7}h3.5M${right - 3.5} ${y - 7}H${right}V${y + 7}h-3.5`}
      />
      {label}
    </g>
  );
}
