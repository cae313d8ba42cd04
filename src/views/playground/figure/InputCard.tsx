import { textWidth } from '../../../pictures/placeEndLabels';
import { INPUT_NAMES } from '../../../small/smallNetwork';
import { formatDecimal } from '../math/formula';
import type { Bound } from '../state/edits';
import type { PlaygroundHandle } from '../state/usePlayground';
import styles from './figure.module.css';
import handles from './handles.module.css';
import type { Rect } from './layout';
import { RangeBar } from './RangeBar';

interface InputCardProps {
  readonly handle: PlaygroundHandle;
  readonly index: 0 | 1;
  readonly rect: Rect;
  /** Asks for a field to type a bound in. */
  readonly onType: (bound: Bound, element: SVGGElement) => void;
}

/** Pixels beside the numbers, least between them, and least for the word. */
const [SIDE, GAP, ROOM_FOR_WORD] = [14, 10, 30];

/** An input's range: drag the handles, or press a number and type. Bounds too long for one line stand on two. */
export function InputCard({ handle, index, rect, onType }: InputCardProps) {
  const { model, domain, setBound, setDragging } = handle;
  const name = INPUT_NAMES[index];
  const range = model.state.box[index];
  const texts = [formatDecimal(range.lower), formatDecimal(range.upper)] as const;
  const spare = rect.width - 2 * SIDE - textWidth(texts[0], 14) - textWidth(texts[1], 14);
  const [low, high] = spare >= GAP ? [19, 19] : [33, 13];
  return (
    <g transform={`translate(${rect.x} ${rect.y})`}>
      <rect className={styles.card} width={rect.width} height={rect.height} rx="8" />
      <text className={styles.variable} x="14" y="29">
        {name}
      </text>
      <RangeBar
        name={name}
        range={range}
        domain={domain}
        track={[18, rect.width - 18]}
        y={rect.height / 2 + 5}
        onChange={(bound, value, history) => setBound(index, bound, value, history)}
        onDragging={setDragging}
        onType={onType}
      />
      <BoundNumber bound="lower" name={name} text={texts[0]} x={SIDE} y={rect.height - low} onType={onType} />
      {spare >= ROOM_FOR_WORD && (
        <text
          className={styles.quiet}
          x={SIDE + textWidth(texts[0], 14) + spare / 2}
          y={rect.height - low}
          textAnchor="middle"
        >
          to
        </text>
      )}
      <BoundNumber
        bound="upper"
        name={name}
        text={texts[1]}
        x={rect.width - SIDE}
        y={rect.height - high}
        onType={onType}
      />
    </g>
  );
}

interface BoundNumberProps {
  readonly bound: Bound;
  readonly name: string;
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly onType: (bound: Bound, element: SVGGElement) => void;
}

function BoundNumber({ bound, name, text, x, y, onType }: BoundNumberProps) {
  const width = Math.max(36, textWidth(text, 14));
  const left = bound === 'lower' ? x - 4 : x - width - 4;
  return (
    // biome-ignore lint/a11y/useSemanticElements: an SVG has no button element
    <g
      role="button"
      tabIndex={0}
      className={handles.number}
      aria-label={`${bound === 'lower' ? 'Lower' : 'Upper'} bound of ${name}, ${text}: type`}
      onClick={(event) => onType(bound, event.currentTarget)}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== ' ') return;
        event.preventDefault();
        onType(bound, event.currentTarget);
      }}
    >
      <rect className={handles.hit} x={left} y={y - 19} width={width + 8} height="28" />
      <rect className={handles.ring} x={left - 1} y={y - 18} width={width + 10} height="26" rx="5" />
      <text className={styles.bound} x={x} y={y} textAnchor={bound === 'lower' ? 'start' : 'end'}>
        {text}
      </text>
    </g>
  );
}
