import styles from './IntervalBar.module.css';
import { placeEndLabels } from './placeEndLabels';

/** An interval in the units of the axis. */
export interface Extent {
  readonly lower: number;
  readonly upper: number;
}

interface IntervalBarProps extends Extent {
  /** Pixels of a value, along the track. */
  readonly scale: (value: number) => number;
  /** Pixels where the track begins and ends. */
  readonly track: readonly [number, number];
  /** Pixels of the bar's middle. */
  readonly y: number;
  readonly thickness?: number;
  /** Values that inputs reach, drawn as ticks: where there are none the bound may be loose. */
  readonly samples?: readonly number[];
  /** What ReLU cut off, drawn as a dotted ghost. */
  readonly ghost?: Extent;
  /** The bounds in words, each under its end of the bar. */
  readonly labels?: { readonly lower: string; readonly upper: string };
  /** Pixels from the bar's middle to the labels' base line. */
  readonly labelOffset?: number;
  readonly fontSize?: number;
}

const BRACKET = 3.5;
/** Pixels between ticks, so that they stay apart. */
const TICK_SPACING = 3;

/** A proved interval: bracket ends, blue below zero and orange above, zero an ink line. Draws into an SVG. */
export function IntervalBar(props: IntervalBarProps) {
  const { lower, upper, scale, track, y, thickness = 8, samples = [], ghost, labels } = props;
  const half = thickness / 2;
  const [left, right] = [scale(lower), scale(upper)];
  const zero = scale(0);
  return (
    <g>
      <line className={styles.track} x1={track[0]} x2={track[1]} y1={y} y2={y} />
      {ghost && ghost.upper > ghost.lower && (
        <rect
          className={styles.ghost}
          x={scale(ghost.lower)}
          y={y - half - 0.5}
          width={scale(ghost.upper) - scale(ghost.lower)}
          height={thickness + 1}
        />
      )}
      {lower < 0 && <Part tone="neg" from={left} to={Math.min(right, zero)} y={y - half} height={thickness} />}
      {upper > 0 && <Part tone="pos" from={Math.max(left, zero)} to={right} y={y - half} height={thickness} />}
      <path
        className={styles.rug}
        d={rugOf(samples.map(scale), right - 2)
          .map((x) => `M${round(x)} ${y - half + 1.5}v${thickness - 3}`)
          .join('')}
      />
      <Bracket x={left} side={1} y={y} half={half + 3} tone={toneOf(lower)} />
      <Bracket x={right} side={-1} y={y} half={half + 3} tone={toneOf(upper)} />
      {zero >= track[0] - 1 && zero <= track[1] + 1 && (
        <line className={styles.zero} x1={zero} x2={zero} y1={y - half - 6} y2={y + half + 6} />
      )}
      {labels && <EndLabels {...props} labels={labels} />}
    </g>
  );
}

function EndLabels(props: IntervalBarProps & { readonly labels: { readonly lower: string; readonly upper: string } }) {
  const { lower, upper, scale, track, y, labels, labelOffset = 28, fontSize = 14 } = props;
  const [left, right] = placeEndLabels([scale(lower), scale(upper)], [labels.lower, labels.upper], track, fontSize);
  return (
    <g className={styles.labels} fontSize={fontSize}>
      <text x={left} y={y + labelOffset} className={styles[`text-${toneOf(lower)}`]}>
        {labels.lower}
      </text>
      <text x={right} y={y + labelOffset} className={styles[`text-${toneOf(upper)}`]}>
        {labels.upper}
      </text>
    </g>
  );
}

interface PartProps {
  readonly tone: Tone;
  readonly from: number;
  readonly to: number;
  readonly y: number;
  readonly height: number;
}

function Part({ tone, from, to, y, height }: PartProps) {
  return <rect className={styles[tone]} x={from} y={y} width={Math.max(1, to - from)} height={height} />;
}

interface BracketProps {
  readonly x: number;
  readonly side: 1 | -1;
  readonly y: number;
  readonly half: number;
  readonly tone: Tone;
}

function Bracket({ x, side, y, half, tone }: BracketProps) {
  const reach = side * BRACKET;
  return (
    <path className={`${styles.bracket} ${styles[tone]}`} d={`M${x + reach} ${y - half}H${x}V${y + half}h${reach}`} />
  );
}

/** Ticks in order, without those that would run into the one before or into the end. */
function rugOf(positions: readonly number[], end: number): readonly number[] {
  const kept: number[] = [];
  for (const x of positions.toSorted((a, b) => a - b)) {
    if (x < end && x - (kept.at(-1) ?? Number.NEGATIVE_INFINITY) >= TICK_SPACING) kept.push(x);
  }
  return kept;
}

type Tone = 'neg' | 'pos' | 'nil';

/** Sign as a colour; zero itself is ink. */
export function toneOf(value: number): Tone {
  if (value === 0) return 'nil';
  return value < 0 ? 'neg' : 'pos';
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
