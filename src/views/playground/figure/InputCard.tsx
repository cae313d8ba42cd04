import { formatDecimal } from '../formula';
import { INPUT_NAMES } from '../math/smallNetwork';
import type { End, PlaygroundHandle } from '../usePlayground';
import styles from './figure.module.css';
import handles from './handles.module.css';
import type { Rect } from './layout';
import { RangeBar } from './RangeBar';

interface InputCardProps {
  readonly handle: PlaygroundHandle;
  readonly index: 0 | 1;
  readonly rect: Rect;
  /** Asks for a field to type an end in. */
  readonly onType: (end: End, element: SVGGElement) => void;
}

/** An input's range: drag the handles, or press a number and type. */
export function InputCard({ handle, index, rect, onType }: InputCardProps) {
  const { model, domain, setEnd, setDragging } = handle;
  const name = INPUT_NAMES[index];
  const range = model.state.box[index];
  const numbers = rect.height - 19;
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
        onChange={(end, value, history) => setEnd(index, end, value, history)}
        onDragging={setDragging}
      />
      <EndNumber end="lower" name={name} text={formatDecimal(range.lower)} x={14} y={numbers} onType={onType} />
      <text className={styles.quiet} x={rect.width / 2} y={numbers} textAnchor="middle">
        to
      </text>
      <EndNumber
        end="upper"
        name={name}
        text={formatDecimal(range.upper)}
        x={rect.width - 14}
        y={numbers}
        onType={onType}
      />
    </g>
  );
}

interface EndNumberProps {
  readonly end: End;
  readonly name: string;
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly onType: (end: End, element: SVGGElement) => void;
}

function EndNumber({ end, name, text, x, y, onType }: EndNumberProps) {
  const left = end === 'lower' ? x - 4 : x - 40;
  return (
    // biome-ignore lint/a11y/useSemanticElements: an SVG has no button element
    <g
      role="button"
      tabIndex={0}
      className={handles.number}
      aria-label={`${end === 'lower' ? 'Lower' : 'Upper'} end of ${name}, ${text}: type`}
      onClick={(event) => onType(end, event.currentTarget)}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== ' ') return;
        event.preventDefault();
        onType(end, event.currentTarget);
      }}
    >
      <rect className={handles.hit} x={left} y={y - 19} width="44" height="28" />
      <rect className={handles.ring} x={left - 1} y={y - 18} width="46" height="26" rx="5" />
      <text className={styles.end} x={x} y={y} textAnchor={end === 'lower' ? 'start' : 'end'}>
        {text}
      </text>
    </g>
  );
}
