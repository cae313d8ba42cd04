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

/** Pixels of a bracket's arms, and of its lines. */
const [BRACKET, BRACKET_STROKE] = [3.5, 1.6];
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
      {TONES.map((tone) => {
        const path = outlineOf(tone, props, [left, right, zero], half);
        return path && <path key={tone} className={styles[tone]} d={path} />;
      })}
      <path
        className={styles.rug}
        d={rugOf(samples.map(scale), [left + 2, right - 2])
          .map((x) => `M${round(x)} ${y - half + 1.5}v${thickness - 3}`)
          .join('')}
      />
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

/**
 * All that a bar has in one colour, its part of the bar and its brackets, as one outline; undefined where it has none. An
 * element each would cost a page of many bars its frame.
 */
function outlineOf(
  tone: Tone,
  { lower, upper, y }: IntervalBarProps,
  [left, right, zero]: readonly [number, number, number],
  half: number,
): string | undefined {
  const parts = [
    tone === 'neg' && lower < 0 && partPath(left, Math.min(right, zero), y, half),
    tone === 'pos' && upper > 0 && partPath(Math.max(left, zero), right, y, half),
    toneOf(lower) === tone && bracketPath(left, 1, y, half + 3),
    toneOf(upper) === tone && bracketPath(right, -1, y, half + 3),
  ];
  return parts.filter(Boolean).join('') || undefined;
}

/** At least a pixel wide. */
function partPath(from: number, to: number, y: number, half: number): string {
  return boxPath(from, y - half, Math.max(1, to - from), 2 * half);
}

function bracketPath(x: number, side: 1 | -1, y: number, half: number): string {
  const stem = x - BRACKET_STROKE / 2;
  const arm = side > 0 ? stem : x - BRACKET;
  const [width, height] = [BRACKET + BRACKET_STROKE / 2, 2 * half + BRACKET_STROKE];
  const [top, bottom] = [y - half - BRACKET_STROKE / 2, y + half - BRACKET_STROKE / 2];
  return [
    boxPath(stem, top, BRACKET_STROKE, height),
    boxPath(arm, top, width, BRACKET_STROKE),
    boxPath(arm, bottom, width, BRACKET_STROKE),
  ].join('');
}

/** All in one direction, so that none cuts a hole into another. */
function boxPath(x: number, y: number, width: number, height: number): string {
  return `M${hundredths(x)} ${hundredths(y)}h${hundredths(width)}v${hundredths(height)}h${-hundredths(width)}z`;
}

/** Ticks in order, without those that would run into the one before or into the ends. */
function rugOf(positions: readonly number[], [start, end]: readonly [number, number]): readonly number[] {
  const kept: number[] = [];
  for (const x of positions.toSorted((a, b) => a - b)) {
    if (x > start && x < end && x - (kept.at(-1) ?? Number.NEGATIVE_INFINITY) >= TICK_SPACING) kept.push(x);
  }
  return kept;
}

type Tone = 'neg' | 'pos' | 'nil';

const TONES: readonly Tone[] = ['neg', 'pos', 'nil'];

/** Sign as a colour; zero itself is ink. */
export function toneOf(value: number): Tone {
  if (value === 0) return 'nil';
  return value < 0 ? 'neg' : 'pos';
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

function hundredths(value: number): number {
  return Math.round(value * 100) / 100;
}
