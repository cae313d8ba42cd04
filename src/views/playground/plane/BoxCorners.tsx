import { type KeyboardEvent, useRef } from 'react';
import type { History } from '../../../app/state/store';
import { useIsDark } from '../../../app/styles/media';
import { formatValue, shortValue } from '../../../numbers/format';
import { equal, nearestDecimal, toNumber } from '../../../small/decimal';
import { formatDecimal } from '../math/formula';
import { grainOf, snap } from '../state/domain';
import type { Bound } from '../state/edits';
import { useDrag } from '../state/useDrag';
import { type PlaygroundHandle, withBound } from '../state/usePlayground';
import { BOX } from '../words';
import { strengthOf } from './heat';
import styles from './InputPlane.module.css';
import type { Plot } from './plot';
import { exactOf, type Quantity, rangeOf } from './quantity';

const CORNERS: readonly (readonly [Bound, Bound])[] = [
  ['lower', 'lower'],
  ['upper', 'lower'],
  ['lower', 'upper'],
  ['upper', 'upper'],
];

/** Characters of a value, however small the box. */
const LEAST = 5;

interface BoxCornersProps {
  readonly handle: PlaygroundHandle;
  readonly plot: Plot;
  /** What is written at every corner; nothing before the first layer. */
  readonly quantity: Quantity | undefined;
  readonly limit: number;
  /** Asks for fields in which the box is set exactly. */
  readonly onType: (origin: SVGElement) => void;
}

/** The corners of the box, each with the exact value there and a handle to drag. */
export function BoxCorners(props: BoxCornersProps) {
  return CORNERS.map(([xBound, yBound]) => (
    <Corner key={`${xBound}-${yBound}`} {...props} xBound={xBound} yBound={yBound} />
  ));
}

interface CornerProps extends BoxCornersProps {
  readonly xBound: Bound;
  readonly yBound: Bound;
}

function Corner({ handle, plot, quantity, limit, onType, xBound, yBound }: CornerProps) {
  const { model, setBox, setDragging } = handle;
  const { box } = model.state;
  const point = [box[0][xBound], box[1][yBound]] as const;
  const [x, y] = point.map(toNumber) as [number, number];
  const start = useRef({ x, y });
  const grain = grainOf(handle.domain[1] - handle.domain[0]);
  const move = (toX: number, toY: number, history: History) => {
    const [newX, newY] = [toX, toY].map((value) => nearestDecimal(snap(value, grain), grain.places));
    if (newX && newY) setBox([withBound(box[0], xBound, newX), withBound(box[1], yBound, newY)], history);
  };
  const drag = useDrag<SVGGElement>({
    onStart: () => {
      start.current = { x, y };
      setDragging(true);
    },
    onDrag: ({ dx, dy, history }) => {
      const [unitX, unitY] = [plot.x(1) - plot.x(0), plot.y(1) - plot.y(0)];
      move(start.current.x + dx / unitX, start.current.y + dy / unitY, history);
    },
    onEnd: () => setDragging(false),
  });
  const onKeyDown = (event: KeyboardEvent<SVGGElement>) => {
    if (event.key === 'Enter') {
      event.preventDefault();
      onType(event.currentTarget);
      return;
    }
    const steps = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] }[event.key];
    const [stepX, stepY] = steps ?? [];
    if (stepX === undefined || stepY === undefined) return;
    event.preventDefault();
    move(x + stepX * grain.step, y + stepY * grain.step, event.repeat ? 'replace' : 'push');
  };
  const [px, py] = [plot.x(x), plot.y(y)];
  const value = quantity && exactOf(model, quantity, point);
  const isCross =
    quantity?.unit.kind === 'question' &&
    model.answer.verdict === 'falsified' &&
    model.answer.lowest.point.every((part, index) => equal(part, point[index] ?? part));
  const hasParts = quantity?.unit.kind === 'question' && model.splitting !== undefined;
  const dark = useIsDark();
  const range = quantity && rangeOf(model, quantity);
  const extreme = value && range && (equal(value, range.lower) || equal(value, range.upper));
  return (
    <>
      {value && !isCross && (
        <text
          className={classOf(toNumber(value), hasParts, dark && strengthOf(toNumber(value), limit) > 0.45)}
          x={px + (xBound === 'lower' ? 11 : -11)}
          y={py + (yBound === 'lower' ? -10 : 22)}
          textAnchor={xBound === 'lower' ? 'start' : 'end'}
          fontWeight={extreme ? 700 : undefined}
        >
          {shortValue(value, charactersIn(plot.x(toNumber(box[0].upper)) - plot.x(toNumber(box[0].lower))))}
        </text>
      )}
      {/* biome-ignore lint/a11y/useSemanticElements: an SVG has no button element */}
      <g
        role="button"
        tabIndex={0}
        className={styles.corner}
        aria-label={BOX.corner(
          formatDecimal(point[0]),
          formatDecimal(point[1]),
          value ? formatValue(value) : undefined,
        )}
        onKeyDown={onKeyDown}
        onDoubleClick={(event) => onType(event.currentTarget)}
        {...drag}
      >
        <circle className={styles.hit} cx={px} cy={py} r="14" />
        <circle className={styles.ring} cx={px} cy={py} r="10" />
        <circle className={styles.knob} cx={px} cy={py} r="6" />
      </g>
    </>
  );
}

/** How many characters the value of a corner may have, so that it does not meet that of the next one. */
function charactersIn(side: number): number {
  return Math.max(LEAST, Math.floor((side / 2 - 14) / 10));
}

/** On the parts of a split box and on a hatched ground a number needs a halo, on a bright tint the dark theme needs dark letters. */
function classOf(value: number, onParts: boolean, bright: boolean): string | undefined {
  if (onParts) return styles.valueOnParts;
  if (value <= 0) return styles.valueOnHatch;
  return bright ? styles.valueOnTint : styles.value;
}
