import { memo, type ReactNode } from 'react';
import styles from './figure.module.css';
import handles from './handles.module.css';
import type { Rect } from './layout';

interface UnitButtonProps {
  readonly label: string;
  readonly rect: Rect;
  readonly selected: boolean;
  readonly outlined: boolean;
  readonly onSelect: () => void;
  readonly onPoint: (pointed: boolean) => void;
  readonly children: ReactNode;
}

/** A card that can be pointed at, focused and selected. */
export function UnitButton({ label, rect, selected, outlined, onSelect, onPoint, children }: UnitButtonProps) {
  const { width, height } = rect;
  return (
    // biome-ignore lint/a11y/useSemanticElements: an SVG has no button element
    <g
      role="button"
      tabIndex={0}
      className={styles.unit}
      transform={`translate(${rect.x} ${rect.y})`}
      aria-label={label}
      aria-pressed={selected}
      onClick={onSelect}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== ' ') return;
        event.preventDefault();
        onSelect();
      }}
      onPointerEnter={() => onPoint(true)}
      onPointerLeave={() => onPoint(false)}
      onFocus={() => onPoint(true)}
      onBlur={() => onPoint(false)}
    >
      <CardFace width={width} height={height} outlined={outlined} />
      {children}
    </g>
  );
}

type CardFaceProps = Pick<Rect, 'width' | 'height'> & Pick<UnitButtonProps, 'outlined'>;

/** It stays while its numbers change. */
const CardFace = memo(function CardFace({ width, height, outlined }: CardFaceProps) {
  return (
    <>
      <rect className={handles.ring} x="-3.5" y="-3.5" width={width + 7} height={height + 7} rx="11" />
      <rect className={outlined ? styles.cardNow : styles.card} width={width} height={height} rx="8" />
    </>
  );
});
