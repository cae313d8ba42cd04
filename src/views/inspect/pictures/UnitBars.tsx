import { type KeyboardEvent, type PointerEvent, useId, useRef } from 'react';
import { formatLower, formatUpper } from '../../../numbers/format';
import { pointerPlace } from '../../../pictures/pointerPlace';
import { useElementWidth } from '../../../pictures/useElementSize';
import styles from './UnitBars.module.css';
import { barLabels, type UnitBounds, unitBarsLayout } from './unitBarsLayout';

interface UnitBarsProps extends UnitBounds {
  /** Names the list for screen readers. */
  readonly label: string;
  /** Other bounds of the layer, which share the axis. */
  readonly compared?: UnitBounds | null;
  /** Values on the image itself, once they are known. */
  readonly center: Float32Array | null;
  /** Units in the order they are drawn. */
  readonly units: readonly number[];
  readonly selected: number;
  /** The name of a unit for screen readers, and a shorter one for labels. */
  readonly nameOf: (unit: number) => string;
  readonly labelOf: (unit: number) => string;
  readonly onPoint: (unit: number | null) => void;
  readonly onPick: (unit: number) => void;
}

const HEIGHT = 190;
/** Least height of a bar, and the height from which its value on the image is marked in it. */
const LEAST = 3;
const ROOM_FOR_CENTER = 8;

/** Interval bars of a layer without maps, split at zero; a list box whose arrow keys move along the bars. */
export function UnitBars(props: UnitBarsProps) {
  const { label, lower, upper, compared, center, units, selected, nameOf, labelOf, onPoint, onPick } = props;
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const width = useElementWidth(box);
  const layout = unitBarsLayout(compared ? [props, compared] : [props], {
    width,
    height: HEIGHT,
    units: units.length,
  });
  const at = units.indexOf(selected);
  const x = (index: number) => layout.left + (index + 0.5) * layout.pitch;

  const unitAt = (event: PointerEvent): number | null => {
    const index = Math.floor((pointerPlace(event).x - layout.left) / layout.pitch);
    return units[index] ?? null;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const last = units.length - 1;
    const target = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: last }[event.key];
    if (target === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    onPick(units[Math.min(last, Math.max(0, target))] as number);
  };

  return (
    <div
      ref={box}
      className={styles.box}
      role="listbox"
      aria-label={label}
      aria-activedescendant={at >= 0 ? id : undefined}
      tabIndex={0}
      onKeyDown={onKeyDown}
      onPointerMove={(event) => onPoint(event.pointerType === 'mouse' ? unitAt(event) : null)}
      onPointerLeave={() => onPoint(null)}
      onClick={(event) => {
        const unit = unitAt(event as unknown as PointerEvent);
        if (unit !== null) onPick(unit);
      }}
    >
      {at >= 0 && (
        <span
          id={id}
          role="option"
          tabIndex={-1}
          aria-selected="true"
          aria-posinset={at + 1}
          aria-setsize={units.length}
          className="visually-hidden"
        >
          {nameOf(selected)}, between {formatLower(lower[selected] as number)} and{' '}
          {formatUpper(upper[selected] as number)}
        </span>
      )}
      <svg width={width} height={HEIGHT + 30} aria-hidden="true">
        {layout.ticks.map(({ value, label }) => (
          <g key={value}>
            <line
              className={styles.grid}
              x1={layout.left}
              x2={width}
              y1={8 + layout.y(value)}
              y2={8 + layout.y(value)}
            />
            <text className={styles.tick} x={layout.left - 8} y={12 + layout.y(value)}>
              {label}
            </text>
          </g>
        ))}
        {at >= 0 && (
          <rect
            className={styles.selected}
            x={x(at) - layout.bar / 2 - 3}
            y={2}
            width={layout.bar + 6}
            height={HEIGHT + 12}
            rx={3}
          />
        )}
        <path className={styles.neg} d={bars(-1)} />
        <path className={styles.pos} d={bars(1)} />
        <line className={styles.zero} x1={layout.left} x2={width} y1={8 + layout.y(0)} y2={8 + layout.y(0)} />
        {center && layout.pitch >= 5 && <path className={styles.center} d={centers(center)} />}
        {barLabels(units.map(labelOf), units.map(String), layout.pitch, at).map(({ text, place }) => (
          <text key={place} className={place === at ? styles.strong : styles.name} x={x(place)} y={HEIGHT + 26}>
            {text}
          </text>
        ))}
      </svg>
    </div>
  );

  /** The parts of all bars on one side of zero, as one path. */
  function bars(side: 1 | -1): string {
    return units
      .map((unit, i) => {
        const [low, high] = [lower[unit] as number, upper[unit] as number];
        const from = side < 0 ? low : Math.max(0, low);
        const to = side < 0 ? Math.min(0, high) : high;
        if (!(to > from)) return '';
        const height = layout.y(from) - layout.y(to);
        const drawn = Math.max(LEAST, height);
        const top = 8 + layout.y(to) - (drawn - height) / 2;
        return `M${x(i) - layout.bar / 2} ${top}h${layout.bar}v${drawn}h${-layout.bar}z`;
      })
      .join('');
  }

  function centers(values: Float32Array): string {
    const half = layout.bar * 0.3;
    return units
      .map((unit, i) => {
        const height = layout.y(lower[unit] as number) - layout.y(upper[unit] as number);
        // An infinite value has no place.
        return height < ROOM_FOR_CENTER || Number.isNaN(values[unit])
          ? ''
          : `M${x(i) - half} ${8 + layout.y(values[unit] as number)}h${2 * half}`;
      })
      .join('');
  }
}
