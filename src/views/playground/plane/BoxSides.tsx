import { type KeyboardEvent, useRef } from 'react';
import type { History } from '../../../app/state/store';
import { add, nearestDecimal, subtract, toNumber } from '../../../small/decimal';
import type { DecimalRange } from '../../../small/smallNetwork';
import { formatDecimal } from '../math/formula';
import { grainOf, keySteps, snap } from '../state/domain';
import type { Bound } from '../state/edits';
import { useDrag } from '../state/useDrag';
import type { PlaygroundHandle } from '../state/usePlayground';
import { BOX } from '../words';
import styles from './InputPlane.module.css';
import type { Plot } from './plot';

interface BoxSidesProps {
  readonly handle: PlaygroundHandle;
  readonly plot: Plot;
  /** Asks for fields in which the box is set exactly. */
  readonly onType: (origin: SVGElement) => void;
}

/** The inside of the box, which moves all of it, and its four sides, each of which moves one bound. */
export function BoxSides(props: BoxSidesProps) {
  return (
    <>
      <Inside {...props} />
      {([0, 1] as const).flatMap((input) =>
        (['lower', 'upper'] as const).map((bound) => (
          <Side key={`${input}${bound}`} {...props} input={input} bound={bound} />
        )),
      )}
    </>
  );
}

function Inside({ handle, plot, onType }: BoxSidesProps) {
  const { model, setBox, setDragging } = handle;
  const { box } = model.state;
  const start = useRef(box);
  const grain = grainOf(handle.domain[1] - handle.domain[0]);
  const move = ([x, y]: typeof box, dx: number, dy: number, history: History) =>
    setBox([shifted(x, snap(dx, grain), grain.places), shifted(y, snap(dy, grain), grain.places)], history);
  const drag = useDrag<SVGGElement>({
    onStart: () => {
      start.current = box;
      setDragging(true);
    },
    onDrag: ({ dx, dy, history }) => move(start.current, dx / unitOf(plot.x), dy / unitOf(plot.y), history),
    onEnd: () => setDragging(false),
  });
  const onKeyDown = (event: KeyboardEvent<SVGGElement>) => {
    const steps = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] }[event.key];
    const [dx, dy] = steps ?? [];
    if (event.key === 'Enter') onType(event.currentTarget);
    else if (dx === undefined || dy === undefined) return;
    else move(box, dx * grain.step, dy * grain.step, event.repeat ? 'replace' : 'push');
    event.preventDefault();
  };
  const { left, right, bottom, top } = edgesOf(box, plot);
  return (
    // biome-ignore lint/a11y/useSemanticElements: an SVG has no button element
    <g
      role="button"
      tabIndex={0}
      className={styles.inside}
      aria-label={BOX.move}
      onKeyDown={onKeyDown}
      onDoubleClick={(event) => onType(event.currentTarget)}
      {...drag}
    >
      <rect className={styles.hit} x={left} y={top} width={right - left} height={bottom - top} />
      <rect
        className={styles.ring}
        x={left + 5}
        y={top + 5}
        width={Math.max(0, right - left - 10)}
        height={Math.max(0, bottom - top - 10)}
      />
      <g className={styles.grip} transform={`translate(${(left + right) / 2} ${(top + bottom) / 2})`}>
        <circle className={styles.hit} r="22" />
        <circle className={styles.knob} r="9" />
        <path d="M-5 0H5M0 -5V5" />
      </g>
    </g>
  );
}

interface SideProps extends BoxSidesProps {
  readonly input: 0 | 1;
  readonly bound: Bound;
}

function Side({ handle, plot, onType, input, bound }: SideProps) {
  const { model, domain, setBound, setDragging } = handle;
  const { box } = model.state;
  const value = box[input][bound];
  const number = toNumber(value);
  const start = useRef(number);
  const grain = grainOf(domain[1] - domain[0]);
  const move = (to: number, history: History) =>
    setBound(input, bound, nearestDecimal(snap(to, grain), grain.places), history);
  const drag = useDrag<SVGGElement>({
    onStart: () => {
      start.current = number;
      setDragging(true);
    },
    onDrag: ({ dx, dy, history }) =>
      move(start.current + (input === 0 ? dx / unitOf(plot.x) : dy / unitOf(plot.y)), history),
    onEnd: () => setDragging(false),
  });
  const onKeyDown = (event: KeyboardEvent<SVGGElement>) => {
    const steps = keySteps(event.key);
    if (event.key === 'Enter') onType(event.currentTarget);
    else if (steps === undefined) return;
    else move(number + steps * grain.step, event.repeat ? 'replace' : 'push');
    event.preventDefault();
  };
  const { left, right, bottom, top } = edgesOf(box, plot);
  const at = { lower: [left, bottom], upper: [right, top] }[bound][input] ?? 0;
  const line = input === 0 ? { x1: at, x2: at, y1: top, y2: bottom } : { x1: left, x2: right, y1: at, y2: at };
  return (
    <g
      role="slider"
      tabIndex={0}
      className={input === 0 ? styles.upright : styles.across}
      aria-label={BOX.sides[input][bound]}
      aria-valuemin={domain[0]}
      aria-valuemax={domain[1]}
      aria-valuenow={number}
      aria-valuetext={formatDecimal(value)}
      onKeyDown={onKeyDown}
      onDoubleClick={(event) => onType(event.currentTarget)}
      {...drag}
    >
      <line className={styles.sideHit} {...line} />
      <line className={styles.sideRing} {...line} />
    </g>
  );
}

/** Both bounds moved by the same step, so that the width stays as it is. */
function shifted({ lower, upper }: DecimalRange, by: number, places: number): DecimalRange {
  const moved = nearestDecimal(toNumber(lower) + by, Math.max(places, lower.places));
  const end = add(moved, subtract(upper, lower));
  return Math.abs(toNumber(end)) <= 1000 ? { lower: moved, upper: end } : { lower, upper };
}

function unitOf(scale: (value: number) => number): number {
  return scale(1) - scale(0);
}

function edgesOf([x, y]: PlaygroundHandle['model']['state']['box'], plot: Plot) {
  return {
    left: plot.x(toNumber(x.lower)),
    right: plot.x(toNumber(x.upper)),
    bottom: plot.y(toNumber(y.lower)),
    top: plot.y(toNumber(y.upper)),
  };
}
