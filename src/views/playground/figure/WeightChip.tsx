import { type KeyboardEvent, useRef } from 'react';
import type { History } from '../../../app/state/store';
import { useLeastText } from '../../../pictures/useRoom';
import { type Decimal, nearestDecimal, toNumber } from '../../../small/decimal';
import { formatDecimal } from '../math/formula';
import { FINE, keySteps, snap } from '../state/domain';
import { useDrag } from '../state/useDrag';
import { chipFontSize } from './edges';
import handles from './handles.module.css';
import type { Rect } from './layout';

interface WeightChipProps {
  readonly name: string;
  readonly value: Decimal;
  readonly rect: Rect;
  /** What is shown; default: the value. */
  readonly text?: string;
  readonly onChange: (value: Decimal, history: History) => void;
  /** Asks for a field to type in, over the chip. */
  readonly onType: (element: SVGGElement) => void;
  readonly onPoint: (pointed: boolean) => void;
}

/** Pixels of a drag that make one step of the weight. */
const PIXELS_A_STEP = 4;

/** A weight on its edge: drag sideways to scrub, arrows to step, Enter or a double click to type. */
export function WeightChip({ name, value, rect, text, onChange, onType, onPoint }: WeightChipProps) {
  const number = toNumber(value);
  const move = (from: number, steps: number, history: History) =>
    onChange(nearestDecimal(snap(from + steps * FINE.step, FINE), FINE.places), history);
  const start = useRef(number);
  const drag = useDrag<SVGGElement>({
    onStart: () => {
      start.current = number;
    },
    onDrag: ({ dx, history }) => move(start.current, Math.round(dx / PIXELS_A_STEP), history),
  });
  const onKeyDown = (event: KeyboardEvent<SVGGElement>) => {
    const steps = keySteps(event.key);
    if (event.key === 'Enter') onType(event.currentTarget);
    else if (steps !== undefined) move(number, steps, event.repeat ? 'replace' : 'push');
    else return;
    event.preventDefault();
  };
  return (
    <g
      role="spinbutton"
      tabIndex={0}
      className={handles.chip}
      aria-label={name}
      aria-valuenow={number}
      aria-valuetext={formatDecimal(value)}
      onKeyDown={onKeyDown}
      onDoubleClick={(event) => onType(event.currentTarget)}
      onPointerEnter={() => onPoint(true)}
      onPointerLeave={() => onPoint(false)}
      onFocus={() => onPoint(true)}
      onBlur={() => onPoint(false)}
      {...drag}
    >
      <rect className={handles.hit} x={rect.x - 3} y={rect.y - 3} width={rect.width + 6} height={rect.height + 6} />
      <rect
        className={handles.ring}
        x={rect.x - 3.5}
        y={rect.y - 3.5}
        width={rect.width + 7}
        height={rect.height + 7}
        rx="6"
      />
      <ChipFace text={text ?? formatDecimal(value)} rect={rect} isRound={text !== undefined} />
    </g>
  );
}

interface ChipFaceProps {
  readonly text: string;
  readonly rect: Rect;
  readonly isRound?: boolean;
}

/** The chip's drawing; alone where a weight cannot be changed. */
export function ChipFace({ text, rect, isRound = false }: ChipFaceProps) {
  return (
    <>
      <rect className={handles.chipFace} {...rect} rx={isRound ? rect.height / 2 : 4} />
      <text
        className={handles.chipText}
        fontSize={chipFontSize(text, useLeastText())}
        x={rect.x + rect.width / 2}
        y={rect.y + 14.5}
      >
        {text}
      </text>
    </>
  );
}
