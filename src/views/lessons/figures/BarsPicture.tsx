import { type Digits, digitsOf } from '../../../numbers/digits';
import { formatLower, formatUpper } from '../../../numbers/format';
import { axisTicks } from '../../../pictures/axisTicks';
import { textWidth } from '../../../pictures/placeEndLabels';
import type { Bar, BarsFigure } from '../lesson';
import styles from './BarsPicture.module.css';
import type { BarSizes } from './barSizes';

interface BarsPictureProps {
  readonly figure: BarsFigure;
  readonly width: number;
  readonly marked: string | undefined;
  readonly sizes: BarSizes;
}

const GAP = 12;

/** Ranges on one axis, a row each, with zero as an ink line. */
export function BarsPicture({
  figure: { title, axis, rows, forbiddenBelow },
  width,
  marked,
  sizes: { isNarrow, letters, pitch, middle, thickness },
}: BarsPictureProps) {
  const widest = Math.max(...rows.map(({ label }) => textWidth(label, letters)));
  const [names, numbers] = isNarrow ? [0, 88] : [Math.max(150, widest), 8 * letters];
  const [from, to] = [names + GAP, width - numbers - GAP];
  const scale = (value: number) =>
    from + ((Math.min(axis[1], Math.max(axis[0], value)) - axis[0]) / (axis[1] - axis[0])) * (to - from);
  const height = rows.length * pitch;
  return (
    <section aria-label={title}>
      <h3 className="title">{title}</h3>
      <svg
        className={styles.bars}
        style={{ '--letters': `${letters}px` }}
        width={width}
        height={height + letters + 11}
        role="img"
        aria-label={rows.map(wordsOf).join('; ')}
      >
        {forbiddenBelow !== undefined && forbiddenBelow > axis[0] && (
          <rect className={styles.forbidden} x={from} y="0" width={scale(forbiddenBelow) - from} height={height} />
        )}
        {axisTicks(axis, 6, to - from).map(({ value, label }) => (
          <g key={value}>
            <line
              className={value === 0 ? styles.zero : styles.grid}
              x1={scale(value)}
              x2={scale(value)}
              y1="0"
              y2={height}
            />
            <text className={styles.tick} x={scale(value)} y={height + letters + 3}>
              {label}
            </text>
          </g>
        ))}
        {rows.map((row, at) => (
          <g key={row.id} className={marked !== undefined && marked !== row.id ? styles.dim : undefined}>
            <text className={styles.name} x="0" y={at * pitch + (isNarrow ? 17 : middle + letters / 3)}>
              {row.label}
            </text>
            <Extent row={row} scale={scale} y={at * pitch + middle} thickness={thickness} />
            <text className={styles.numbers} x={width} y={at * pitch + middle + letters / 3}>
              {row.text ?? textOf(row)}
            </text>
          </g>
        ))}
      </svg>
    </section>
  );
}

interface ExtentProps {
  readonly row: Bar;
  readonly scale: (value: number) => number;
  readonly y: number;
  readonly thickness: number;
}

function Extent({ row: { lower, upper, look }, scale, y, thickness }: ExtentProps) {
  const [left, right] = [scale(lower), scale(upper)];
  const zero = Math.min(right, Math.max(left, scale(0)));
  const part = (className: string | undefined, from: number, to: number) =>
    to > from && <rect className={className} x={from} y={y - thickness / 2} width={to - from} height={thickness} />;
  const [top, bottom] = [y - thickness / 2 - 3, y + thickness / 2 + 3];
  return (
    <>
      {look === 'sign' ? (
        <>
          {part(styles.neg, left, zero)}
          {part(styles.pos, zero, right)}
        </>
      ) : (
        part(styles[look], left, Math.max(right, left + 2))
      )}
      <path
        className={styles.bounds}
        d={`M${left + 4} ${top}H${left}V${bottom}h4M${right - 4} ${top}H${right}V${bottom}h-4`}
      />
    </>
  );
}

/** Both bounds, rounded outward. */
export function textOf({ lower, upper }: Bar): string {
  return `${formatLower(round(lower))} to ${formatUpper(round(upper))}`;
}

function wordsOf(row: Bar): string {
  return `${row.label}: ${row.text ?? textOf(row)}`;
}

/** As the decimal that is meant: without the last bits of its float, which rounding outward would see. */
function round(value: number): Digits {
  return digitsOf(value.toPrecision(12));
}
