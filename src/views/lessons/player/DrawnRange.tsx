import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import { axisTicks } from '../../../pictures/axisTicks';
import { textWidth } from '../../../pictures/placeEndLabels';
import type { Prediction } from '../lesson';
import { numeral, shareNumeral } from '../math/words';
import styles from './PredictionPanel.module.css';
import { snapTo } from './ScrubNumber';

interface DrawnRangeProps {
  readonly prediction: Prediction;
  readonly drawn: readonly number[];
  /** Once the answer is shown. */
  readonly truth: readonly number[] | undefined;
  readonly width: number;
  readonly onDraw: (drawn: readonly number[]) => void;
}

/** Least pixels of the names, and from row to row. */
const [NAMES, PITCH] = [88, 40];
/** Pixels of one number, and of both ends, unless they need more. */
const NUMBERS = [76, 92] as const;

/** Pixels of a letter's height, and between a name and its bar. */
const [LETTERS, AIR] = [13, 14];

const MOST_TICKS = 6;

const KEYS: Readonly<Record<string, number>> = {
  ArrowUp: 1,
  ArrowRight: 1,
  ArrowDown: -1,
  ArrowLeft: -1,
  PageUp: 10,
  PageDown: -10,
};

/** One bar to drag by its ends, or by its one end from 0 on; the truth below it, and the gap between them. */
export function DrawnRange({ prediction, drawn, truth, width, onDraw }: DrawnRangeProps) {
  const { axis, truthName } = prediction;
  const write = prediction.isShare ? shareNumeral : numeral;
  const widest = prediction.handles.map(() => write(axis[1])).join(' to ');
  const numbers = Math.max(
    prediction.handles.length === 1 ? NUMBERS[0] : NUMBERS[1],
    textWidth(widest, LETTERS) + 2 * AIR,
  );
  const [from, to] = [Math.max(NAMES, textWidth(truthName, LETTERS) + AIR), width - numbers];
  const scale = (value: number) =>
    from + ((Math.min(axis[1], Math.max(axis[0], value)) - axis[0]) / (axis[1] - axis[0])) * (to - from);
  const height = truth ? 2 * PITCH : PITCH;
  const row = { scale, width, write };
  // None between the values that can be drawn.
  const ticks = Math.min(MOST_TICKS, (axis[1] - axis[0]) / prediction.grain);
  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: its handles carry the names
    <svg className={styles.range} width={width} height={height + 22}>
      {axisTicks(axis, ticks, to - from).map(({ value, label }) => (
        <g key={value}>
          <line className={styles.track} x1={scale(value)} x2={scale(value)} y1={height} y2={height + 4} />
          <text className={styles.tick} x={scale(value)} y={height + 18}>
            {label}
          </text>
        </g>
      ))}
      <line className={styles.track} x1={from} x2={to} y1={height} y2={height} />
      {truth && <Gaps drawn={drawn} truth={truth} scale={scale} height={height} />}
      <Row name="You" values={drawn} {...row} y={20} look={styles.drawn} />
      {truth && <Row name={truthName} values={truth} {...row} y={20 + PITCH} look={styles.truth} />}
      {!truth &&
        drawn.map((value, index) => (
          <Handle
            key={prediction.handles[index]}
            label={prediction.handles[index] ?? ''}
            prediction={prediction}
            value={value}
            x={scale(value)}
            pixels={(to - from) / (axis[1] - axis[0])}
            onMove={(moved) => onDraw(withEnd(drawn, index, moved))}
          />
        ))}
    </svg>
  );
}

/** One end moved; it stops at the other. */
function withEnd(drawn: readonly number[], index: number, value: number): readonly number[] {
  const [low = 0, high] = drawn;
  if (high === undefined) return [value];
  return index === 0 ? [Math.min(value, high), high] : [low, Math.max(value, low)];
}

interface RowProps {
  readonly name: string;
  readonly values: readonly number[];
  readonly scale: (value: number) => number;
  readonly write: (value: number) => string;
  readonly y: number;
  readonly look: string | undefined;
  readonly width: number;
}

function Row({ name, values, scale, write, y, look, width }: RowProps) {
  const [low, high] = extentOf(values);
  return (
    <g>
      <text className={styles.name} x="0" y={y + 4}>
        {name}
      </text>
      <rect className={look} x={scale(low)} y={y - 5} width={Math.max(2, scale(high) - scale(low))} height="10" />
      <path
        className={styles.bounds}
        d={`M${scale(low) + 4} ${y - 8}H${scale(low)}V${y + 8}h4M${scale(high) - 4} ${y - 8}H${scale(high)}V${y + 8}h-4`}
      />
      <text className={styles.value} x={width} y={y + 4}>
        {values.map(write).join(' to ')}
      </text>
    </g>
  );
}

/** Where drawing and truth differ, through both rows. */
function Gaps({
  drawn,
  truth,
  scale,
  height,
}: {
  readonly drawn: readonly number[];
  readonly truth: readonly number[];
  readonly scale: (value: number) => number;
  readonly height: number;
}) {
  return drawn.map((value, index) => {
    const [left, right] = [scale(value), scale(truth[index] ?? value)].sort((a, b) => a - b) as [number, number];
    return (
      <rect
        key={index === 0 ? 'first' : 'second'}
        className={styles.gap}
        x={left}
        y="4"
        width={right - left}
        height={height - 8}
      />
    );
  });
}

function extentOf([first = 0, second]: readonly number[]): readonly [number, number] {
  return second === undefined ? [Math.min(0, first), Math.max(0, first)] : [first, second];
}

interface HandleProps {
  readonly label: string;
  readonly prediction: Prediction;
  readonly value: number;
  readonly x: number;
  readonly pixels: number;
  readonly onMove: (value: number) => void;
}

function Handle({ label, prediction: { axis, grain }, value, x, pixels, onMove }: HandleProps) {
  const start = useRef<{ readonly x: number; readonly value: number }>(undefined);
  const move = (to: number) => onMove(snapTo(Math.min(axis[1], Math.max(axis[0], to)), grain));
  return (
    <g
      role="slider"
      tabIndex={0}
      className={styles.handle}
      aria-label={label}
      aria-valuemin={axis[0]}
      aria-valuemax={axis[1]}
      aria-valuenow={value}
      onKeyDown={(event: KeyboardEvent) => {
        const steps = KEYS[event.key];
        if (steps === undefined) return;
        event.preventDefault();
        move(value + steps * grain);
      }}
      onPointerDown={(event: PointerEvent<SVGGElement>) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        start.current = { x: event.clientX, value };
      }}
      onPointerMove={(event: PointerEvent) => {
        const from = start.current;
        if (from) move(from.value + (event.clientX - from.x) / (event.currentTarget.currentCSSZoom ?? 1) / pixels);
      }}
      onLostPointerCapture={() => {
        start.current = undefined;
      }}
    >
      <circle className={styles.hit} cx={x} cy="20" r="22" />
      <circle className={styles.ring} cx={x} cy="20" r="11" />
      <circle className={styles.knob} cx={x} cy="20" r="7" />
    </g>
  );
}
