import { type KeyboardEvent, useRef } from 'react';
import { usePart } from '../../../app/scene/Part';
import type { History } from '../../../app/state/store';
import { type Decimal, nearestDecimal, toNumber } from '../../../small/decimal';
import type { DecimalRange } from '../../../small/smallNetwork';
import { formatDecimal } from '../math/formula';
import { type Domain, type Grain, grainOf, keySteps, snap } from '../state/domain';
import type { Bound } from '../state/edits';
import { useDrag } from '../state/useDrag';
import styles from './figure.module.css';
import handles from './handles.module.css';

interface RangeBarProps {
  readonly name: string;
  readonly range: DecimalRange;
  readonly domain: Domain;
  /** Pixels of the domain's ends. */
  readonly track: readonly [number, number];
  readonly y: number;
  readonly onChange: (bound: Bound, value: Decimal, history: History) => void;
  readonly onDragging: (dragging: boolean) => void;
  /** Asks for a field to type a bound in, where there is none beside it. */
  readonly onType?: ((bound: Bound, element: SVGGElement) => void) | undefined;
}

/** A range of inputs with a round handle at either bound, which is dragged, stepped or, by Enter or a double click, typed. */
export function RangeBar({ name, range, domain, track, y, onChange, onDragging, onType }: RangeBarProps) {
  const pixels = (track[1] - track[0]) / (domain[1] - domain[0]);
  const scale = (value: number) => track[0] + (value - domain[0]) * pixels;
  const [left, right] = [scale(toNumber(range.lower)), scale(toNumber(range.upper))];
  const zero = scale(0);
  const cut = Math.min(Math.max(zero, left), right);
  const grain = grainOf(domain[1] - domain[0]);
  const handle = { name, domain, grain, pixels, y, onDragging, onType };
  return (
    <g>
      <line className={styles.track} x1={track[0]} x2={track[1]} y1={y} y2={y} />
      {cut > left && <rect className={styles.neg} x={left} y={y - 3} width={cut - left} height={6} />}
      {right > cut && <rect className={styles.pos} x={cut} y={y - 3} width={right - cut} height={6} />}
      <Handle
        {...handle}
        bound="lower"
        x={left}
        value={range.lower}
        onMove={(value, history) => onChange('lower', value, history)}
      />
      <Handle
        {...handle}
        bound="upper"
        x={right}
        value={range.upper}
        onMove={(value, history) => onChange('upper', value, history)}
      />
    </g>
  );
}

interface HandleProps {
  readonly name: string;
  readonly bound: Bound;
  readonly value: Decimal;
  readonly domain: Domain;
  readonly grain: Grain;
  readonly pixels: number;
  readonly x: number;
  readonly y: number;
  readonly onMove: (value: Decimal, history: History) => void;
  readonly onDragging: (dragging: boolean) => void;
  readonly onType?: ((bound: Bound, element: SVGGElement) => void) | undefined;
}

function Handle({ name, bound, value, domain, grain, pixels, x, y, onMove, onDragging, onType }: HandleProps) {
  const number = toNumber(value);
  const start = useRef(number);
  const { frozen } = usePart('inputs');
  const move = (to: number, history: History) => onMove(nearestDecimal(snap(to, grain), grain.places), history);
  const drag = useDrag<SVGGElement>({
    onStart: () => {
      start.current = number;
      onDragging(true);
    },
    onDrag: ({ dx, history }) => move(Math.min(domain[1], Math.max(domain[0], start.current + dx / pixels)), history),
    onEnd: () => onDragging(false),
  });
  const onKeyDown = (event: KeyboardEvent<SVGGElement>) => {
    const steps = keySteps(event.key);
    if (event.key === 'Enter' && onType && !frozen) onType(bound, event.currentTarget);
    else if (steps === undefined) return;
    else move(number + steps * grain.step, event.repeat ? 'replace' : 'push');
    event.preventDefault();
  };
  return (
    <g
      role="slider"
      tabIndex={0}
      className={frozen ? undefined : handles.handle}
      aria-disabled={frozen || undefined}
      aria-label={`${bound === 'lower' ? 'Lower' : 'Upper'} bound of ${name}`}
      aria-valuemin={domain[0]}
      aria-valuemax={domain[1]}
      aria-valuenow={number}
      aria-valuetext={formatDecimal(value)}
      onKeyDown={onKeyDown}
      onDoubleClick={(event) => !frozen && onType?.(bound, event.currentTarget)}
      {...(frozen ? {} : drag)}
    >
      <circle className={handles.hit} cx={x + (bound === 'lower' ? -6 : 6)} cy={y} r="22" />
      <circle className={handles.ring} cx={x} cy={y} r="10.5" />
      <circle className={handles.knob} cx={x} cy={y} r={frozen ? 3.5 : 6.5} />
    </g>
  );
}
