import { memo } from 'react';
import { groupTone } from '../colors';
import styles from './PairMatrix.module.css';
import { groupRuns, isLabelled, type Pair } from './pairMatrixLayout';

interface PairMatrixOverlayProps {
  readonly order: readonly number[];
  readonly cell: number;
  /** Pixels of the names. */
  readonly textSize: number;
  readonly nameOf: (label: number) => string;
  readonly groupOf: readonly number[];
  readonly pair: Pair | null;
  readonly block: readonly [number, number] | null;
}

/** Cells from this size on have a diagonal stroke each. */
const STROKED = 12;
/** Pixels between slanted names beyond their own, so that they stay apart. */
const SLANTED = 4;

/** What lies over the cells: outlines of groups, of a merge and of a cell, the diagonal, and the names below. */
export const PairMatrixOverlay = memo(function PairMatrixOverlay(props: PairMatrixOverlayProps) {
  const { order, cell, textSize, nameOf, groupOf, pair, block } = props;
  const size = order.length * cell;
  const place = (label: number) => order.indexOf(label);
  return (
    <svg width={size} height={size} className={styles.overlay} aria-hidden="true">
      <path className={styles.diagonal} d={diagonalOf(order.length, cell)} />
      {groupRuns(order, groupOf).map(({ group, start, end }) => (
        <rect
          key={start}
          className={styles.group}
          x={start * cell}
          y={start * cell}
          width={(end - start) * cell}
          height={(end - start) * cell}
          rx={4}
          stroke={groupTone(group, order.length)}
        />
      ))}
      {block && (
        <rect
          className={styles.block}
          x={block[0] * cell}
          y={block[0] * cell}
          width={(block[1] - block[0]) * cell}
          height={(block[1] - block[0]) * cell}
          rx={3}
        />
      )}
      {pair && (
        <rect
          className={styles.pair}
          x={place(pair.column) * cell}
          y={place(pair.row) * cell}
          width={cell}
          height={cell}
          rx={3}
        />
      )}
      <g className={styles.names} fontSize={textSize}>
        {order.map((label, at) =>
          isLabelled(at, cell, textSize + SLANTED) ? (
            <text
              key={label}
              transform={`translate(${(at + 0.5) * cell + 4} ${size + 14}) rotate(-42)`}
              className={pair?.column === label ? styles.strong : undefined}
            >
              {nameOf(label)}
            </text>
          ) : null,
        )}
      </g>
    </svg>
  );
});

function diagonalOf(count: number, cell: number): string {
  if (cell < STROKED) return `M0 0L${count * cell} ${count * cell}`;
  const inset = Math.round(cell * 0.34);
  const length = cell - 2 * inset;
  return Array.from(
    { length: count },
    (_, at) => `M${at * cell + inset} ${at * cell + inset}l${length} ${length}`,
  ).join('');
}
