import { line, range } from 'd3';
import { formatLower, formatUpper } from '../../../numbers/format';
import { valueScale } from '../../../pictures/valueScale';
import styles from './ActivationSketch.module.css';

interface ActivationSketchProps {
  readonly curve: (z: number) => number;
  /** Whether it has a kink at zero and is straight elsewhere, as ReLU. */
  readonly switches: boolean;
  /** The unit's interval before the activation, and after it. */
  readonly before: readonly [number, number];
  readonly after: readonly [number, number];
  /** Corners [z, value] of what CROWN keeps; without them the box is drawn, which is what interval arithmetic keeps. */
  readonly wedge?: readonly (readonly [number, number])[];
}

const WIDTH = 148;
const HEIGHT = 84;
const PAD = 24;
const SAMPLES = 48;
/** Half the width of a digit, and the least space between two numbers. */
const HALF_LETTER = 3.8;
const GAP = 10;
/** How far to either side of zero a smooth activation is drawn at least. */
const SMOOTH = 2.5;

/** An activation over a unit's interval: in ink what can be reached, in the method's colour what is kept. */
export function ActivationSketch({ curve, switches, before, after, wedge }: ActivationSketchProps) {
  const [low, high] = before;
  const [least, most] = after;
  const room = switches ? 0 : SMOOTH;
  const x = valueScale([-room, room, low, high], [PAD, WIDTH - PAD]);
  const ends = x.domain() as [number, number];
  const values = (wedge ?? []).map(([, value]) => value);
  const y = valueScale([least, most, ...ends.map(curve), ...values], [HEIGHT - 22, 10]);
  const path = line<number>()
    .x((z) => x(z))
    .y((z) => y(curve(z)));
  const drawn = (from: number, to: number) => path(samplesOf(Math.max(from, ends[0]), Math.min(to, ends[1]))) ?? '';
  const [lowX, highX] = apart(x(low), x(high), formatLower(low).length, formatUpper(high).length);
  return (
    <svg className={styles.sketch} width={WIDTH} height={HEIGHT} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      <line className={styles.axis} x1={4} x2={WIDTH - 4} y1={y(0)} y2={y(0)} />
      <line className={styles.axis} x1={x(0)} x2={x(0)} y1={2} y2={y(0)} />
      {wedge ? (
        <polygon className={styles.wedge} points={wedge.map(([z, value]) => `${x(z)},${y(value)}`).join(' ')} />
      ) : (
        <rect
          className={styles.box}
          x={x(low)}
          width={Math.max(1.5, x(high) - x(low))}
          y={y(most)}
          height={Math.max(1.5, y(least) - y(most))}
        />
      )}
      <path className={styles.whole} d={drawn(ends[0], ends[1])} />
      <path className={styles.curve} d={drawn(low, high)} />
      <text className={low < 0 ? styles.neg : styles.pos} x={lowX} y={HEIGHT - 5}>
        {formatLower(low)}
      </text>
      <text className={high < 0 ? styles.neg : styles.pos} x={highX} y={HEIGHT - 5}>
        {formatUpper(high)}
      </text>
    </svg>
  );
}

/** Evenly spaced values, and zero, where ReLU has its kink. */
function samplesOf(from: number, to: number): number[] {
  const values = range(SAMPLES + 1).map((i) => from + ((to - from) * i) / SAMPLES);
  return from < 0 && to > 0 ? [...values, 0].sort((a, b) => a - b) : values;
}

/** Keeps two centred numbers from running into each other or off the picture. */
function apart(a: number, b: number, lettersA: number, lettersB: number): [number, number] {
  const [halfA, halfB] = [lettersA * HALF_LETTER, lettersB * HALF_LETTER];
  const left = Math.min(Math.max(a, halfA), WIDTH - 2 * halfB - GAP - halfA);
  const right = Math.min(Math.max(b, left + halfA + GAP + halfB), WIDTH - halfB);
  return [Math.min(left, right - halfB - GAP - halfA), right];
}
