import { type KeyboardEvent, useRef } from 'react';
import type { History } from '../../../app/store';
import { useIsDark } from '../../../app/useIsDark';
import { formatValue } from '../../../charts/numbers';
import { formatDecimal } from '../formula';
import { grainOf, snap } from '../grain';
import { equal, nearestDecimal, toNumber } from '../math/decimal';
import { evaluateDifference } from '../math/intervalBounds';
import { useDrag } from '../useDrag';
import { type End, type PlaygroundHandle, withEnd } from '../usePlayground';
import { strengthOf } from './heat';
import styles from './InputPlane.module.css';
import type { Plot } from './plot';

const CORNERS: readonly (readonly [End, End])[] = [
  ['lower', 'lower'],
  ['upper', 'lower'],
  ['lower', 'upper'],
  ['upper', 'upper'],
];

interface BoxCornersProps {
  readonly handle: PlaygroundHandle;
  readonly plot: Plot;
  readonly limit: number;
}

/** The corners of the box, each with the exact value there and a handle to drag. */
export function BoxCorners({ handle, plot, limit }: BoxCornersProps) {
  return CORNERS.map(([xEnd, yEnd]) => (
    <Corner key={`${xEnd}-${yEnd}`} handle={handle} plot={plot} limit={limit} xEnd={xEnd} yEnd={yEnd} />
  ));
}

interface CornerProps extends BoxCornersProps {
  readonly xEnd: End;
  readonly yEnd: End;
}

function Corner({ handle, plot, limit, xEnd, yEnd }: CornerProps) {
  const { model, setBox, setDragging } = handle;
  const { box, network } = model.state;
  const point = [box[0][xEnd], box[1][yEnd]] as const;
  const [x, y] = point.map(toNumber) as [number, number];
  const start = useRef({ x, y });
  const grain = grainOf(handle.domain[1] - handle.domain[0]);
  const move = (toX: number, toY: number, history: History) => {
    const [newX, newY] = [toX, toY].map((value) => nearestDecimal(snap(value, grain), grain.places));
    if (newX && newY) setBox([withEnd(box[0], xEnd, newX), withEnd(box[1], yEnd, newY)], history);
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
  const onKeyDown = (event: KeyboardEvent) => {
    const steps = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] }[event.key];
    const [stepX, stepY] = steps ?? [];
    if (stepX === undefined || stepY === undefined) return;
    event.preventDefault();
    move(x + stepX * grain.step, y + stepY * grain.step, event.repeat ? 'replace' : 'push');
  };
  const [px, py] = [plot.x(x), plot.y(y)];
  const value = evaluateDifference(network, point);
  const isCross =
    model.answer.verdict === 'falsified' &&
    model.answer.lowest.point.every((part, index) => equal(part, point[index] ?? part));
  const dark = useIsDark();
  const extreme = equal(value, model.bounds.difference.lower) || equal(value, model.bounds.difference.upper);
  const strong = strengthOf(toNumber(value), limit) > 0.45;
  return (
    <>
      {!isCross && (
        <text
          className={classOf(toNumber(value), dark && strong)}
          x={px + (xEnd === 'lower' ? 11 : -11)}
          y={py + (yEnd === 'lower' ? -10 : 22)}
          textAnchor={xEnd === 'lower' ? 'start' : 'end'}
          fontWeight={extreme ? 700 : undefined}
        >
          {formatValue(value)}
        </text>
      )}
      {/* biome-ignore lint/a11y/useSemanticElements: an SVG has no button element */}
      <g
        role="button"
        tabIndex={0}
        className={styles.corner}
        aria-label={`Corner x = ${formatDecimal(point[0])}, y = ${formatDecimal(point[1])}, value ${formatValue(value)}: arrow keys move it`}
        onKeyDown={onKeyDown}
        {...drag}
      >
        <circle className={styles.hit} cx={px} cy={py} r="14" />
        <circle className={styles.ring} cx={px} cy={py} r="10" />
        <circle className={styles.knob} cx={px} cy={py} r="6" />
      </g>
    </>
  );
}

/** On a hatched ground a number needs a halo, on a bright tint the dark theme needs dark letters. */
function classOf(value: number, bright: boolean): string | undefined {
  if (value <= 0) return styles.valueOnHatch;
  return bright ? styles.valueOnTint : styles.value;
}
