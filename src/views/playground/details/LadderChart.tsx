import { axisTicks } from '../../../pictures/axisTicks';
import { textWidth } from '../../../pictures/placeEndLabels';
import { axisOf, toAxis } from '../figure/neuronBars';
import { LADDER } from '../words';
import styles from './Ladder.module.css';
import type { Rung } from './ladderRows';

interface LadderChartProps {
  readonly rungs: readonly Rung[];
  readonly samples: readonly number[];
  readonly width: number;
  readonly pitch?: number;
}

const FONT_SIZE = 13;
/** Pixels between a bar and its number. */
const GAP = 7;

/** The bars of the ladder over the forbidden side of zero. Text alternatives stand in the lists beside it. */
export function LadderChart({ rungs, samples, width, pitch = 30 }: LadderChartProps) {
  const height = rungs.length * pitch;
  const [least, largest] = axisOf(rungs.flatMap(({ range = [] }) => range));
  const numbers = Math.max(...rungs.map(({ text }) => textWidth(text, FONT_SIZE))) + 2 * GAP;
  const scale = toAxis([least, largest], [numbers, width - 8]);
  const zero = scale(0);
  const marks = axisTicks([least, largest], 5, scale(largest) - scale(least));
  return (
    <svg className={styles.chart} width={width} height={height + 22} aria-hidden="true">
      <rect className={styles.forbidden} x="0" y="0" width={zero} height={height} />
      {marks.map(({ value, label }) => (
        <g key={value}>
          <line
            className={value === 0 ? styles.zero : styles.grid}
            x1={scale(value)}
            x2={scale(value)}
            y1="0"
            y2={height}
          />
          <text className={styles.tick} x={scale(value)} y={height + 17}>
            {label}
          </text>
        </g>
      ))}
      {rungs.map((rung, index) => (
        <RungBar
          key={rung.look + rung.short}
          rung={rung}
          y={(index + 0.5) * pitch}
          scale={scale}
          samples={samples}
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
  /** Pixels of zero, which no number may lie on. */
  readonly zero: number;
}

function RungBar({ rung, y, scale, samples, zero }: RungBarProps) {
  if (!rung.range) {
    return (
      // What is to be pressed says nothing in a saved picture.
      <text className={styles.awaited} x={zero + GAP} y={y + 4} data-control={rung.note === LADDER.split || undefined}>
        {rung.note ?? 'computing'}
      </text>
    );
  }
  const [left, right] = rung.range.map(scale) as [number, number];
  const isOnZero = left - textWidth(rung.text, FONT_SIZE) - GAP < zero && zero < left + 3;
  const label = (
    <text className={styles.value} x={(isOnZero ? zero : left) - GAP} y={y + 4.5} textAnchor="end" fontSize={FONT_SIZE}>
      {rung.text}
    </text>
  );
  if (rung.look === 'found') {
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
      <rect className={styles[rung.look]} x={left} y={y - 4} width={Math.max(1.5, right - left)} height="8" />
      <path
        className={`${styles.bracket} ${styles[`${rung.look}Ends`]}`}
        d={`M${left + 3.5} ${y - 7}H${left}V${y + 7}h3.5M${right - 3.5} ${y - 7}H${right}V${y + 7}h-3.5`}
      />
      {label}
    </g>
  );
}
