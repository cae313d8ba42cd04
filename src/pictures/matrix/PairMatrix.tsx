import { type KeyboardEvent, memo, type PointerEvent, useLayoutEffect, useMemo, useRef } from 'react';
import { sequentialRamp } from '../colorRamp';
import { readColor } from '../colors';
import { pointerPlace } from '../pointerPlace';
import { useMapPalette } from '../useMapPalette';
import { useLeastText } from '../useRoom';
import styles from './PairMatrix.module.css';
import { PairMatrixOverlay } from './PairMatrixOverlay';
import { isSameGrid, type PaintedMatrix, paintPairMatrix } from './paintPairMatrix';
import { matrixTextSize, type Pair } from './pairMatrixLayout';

export interface PairMatrixProps {
  /** Names it for screen readers, with what the keys do. */
  readonly label: string;
  /** The classes from top to bottom and from left to right. */
  readonly order: readonly number[];
  /** Classes × classes numbers, row by row. */
  readonly values: ArrayLike<number>;
  /** Pixels of a cell. */
  readonly cell: number;
  /** Colours go from nothing to this token. */
  readonly tone: `--${string}`;
  /** The values that stand for nothing and for the full tone. */
  readonly domain: readonly [number, number];
  /** What is printed into the cell of two classes; keep it stable between renders. */
  readonly textOf?: (row: number, column: number) => string | undefined;
  readonly nameOf: (label: number) => string;
  /** For each class its group: blocks of the diagonal are outlined. */
  readonly groupOf: readonly number[];
  /** The cell that is pointed at or selected; outlined. */
  readonly pair: Pair | null;
  /** Places [start, end) whose block is outlined in ink, such as those of a merge. */
  readonly block?: readonly [number, number] | null;
  readonly onPoint: (pair: Pair | null) => void;
  readonly onSelect?: (pair: Pair) => void;
}

/** The most canvas pixels along one side: browsers refuse larger ones. */
const MOST_PIXELS = 4096;

/** A number for each pair of classes, as colours; groups outlined along the diagonal. Arrow keys move over its cells. */
export const PairMatrix = memo(function PairMatrix(props: PairMatrixProps) {
  const { label, order, values, cell, tone, domain, textOf, nameOf, groupOf, pair, block, onPoint, onSelect } = props;
  const canvas = useRef<HTMLCanvasElement>(null);
  const painted = useRef<PaintedMatrix>(null);
  const palette = useMapPalette();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the palette changes with the theme, and tokens with it
  const ramp = useMemo(() => sequentialRamp(colorOf('--map-zero'), colorOf(tone)), [palette, tone]);
  const [low, high] = domain;
  const size = order.length * cell;
  const textSize = matrixTextSize(cell, useLeastText());

  useLayoutEffect(() => {
    const element = canvas.current;
    const context = element?.getContext('2d');
    if (!element || !context) return;
    const scale = Math.min(window.devicePixelRatio || 1, MOST_PIXELS / size);
    const picture = { order, values, cell, textSize, ramp, domain: [low, high] as const, ...(textOf && { textOf }) };
    const pixels = Math.round(size * scale);
    const there = painted.current;
    if (there && element.width === pixels && isSameGrid(there.picture, picture)) {
      painted.current = paintPairMatrix(context, picture, there);
      return;
    }
    element.width = pixels;
    element.height = pixels;
    context.scale(scale, scale);
    painted.current = paintPairMatrix(context, picture);
  }, [order, values, cell, textSize, ramp, low, high, textOf, size]);

  const pairAt = (event: PointerEvent<HTMLElement>): Pair | null => {
    const { x, y } = pointerPlace(event);
    const row = order[Math.floor(y / cell)];
    const column = order[Math.floor(x / cell)];
    return row === undefined || column === undefined ? null : { row, column };
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // The view may have something of its own to close.
    if (event.key === 'Escape') return onPoint(null);
    if ((event.key === 'Enter' || event.key === ' ') && pair) onSelect?.(pair);
    else {
      const next = moveOver(event.key, pair, order);
      if (!next) return;
      onPoint(next);
    }
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of drawn cells, none of which is an element of its own
    <div
      role="group"
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: arrow keys move over the cells
      tabIndex={0}
      className={styles.matrix}
      style={{ width: size, height: size }}
      onKeyDown={onKeyDown}
      onPointerMove={(event) => {
        const found = pairAt(event);
        if (found?.row !== pair?.row || found?.column !== pair?.column) onPoint(found);
      }}
      onPointerLeave={() => onPoint(null)}
      onPointerUp={(event) => {
        const found = pairAt(event);
        if (found) onSelect?.(found);
      }}
      onBlur={() => onPoint(null)}
    >
      <canvas ref={canvas} className={styles.cells} />
      <PairMatrixOverlay
        order={order}
        cell={cell}
        textSize={textSize}
        nameOf={nameOf}
        groupOf={groupOf}
        pair={pair}
        block={block ?? null}
      />
    </div>
  );
});

function moveOver(key: string, pair: Pair | null, order: readonly number[]): Pair | undefined {
  const [dx, dy] = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[key] ?? [];
  if (dx === undefined || dy === undefined) return undefined;
  const at = (label: number, by: number) => Math.min(order.length - 1, Math.max(0, order.indexOf(label) + by));
  if (!pair) return { row: order[0] ?? 0, column: order[1] ?? 0 };
  return { row: order[at(pair.row, dy)] ?? 0, column: order[at(pair.column, dx)] ?? 0 };
}

function colorOf(token: `--${string}`): string {
  return `rgb(${readColor(document.body, token).join(', ')})`;
}
