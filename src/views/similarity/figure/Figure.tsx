import { useCallback, useMemo, useRef } from 'react';
import type { OrderedTree } from '../../../app/grouping/useClassTree';
import type { GroupingControls } from '../../../app/grouping/useGrouping';
import type { DatasetImages } from '../../../engine/api/types';
import { formatFixed, formatValue } from '../../../numbers/format';
import { PairMatrix } from '../../../pictures/matrix/PairMatrix';
import { isLabelled, type Pair } from '../../../pictures/matrix/pairMatrixLayout';
import { Dendrogram } from '../../../pictures/tree/Dendrogram';
import { useElementWidth } from '../../../pictures/useElementSize';
import { useRoom } from '../../../pictures/useRoom';
import { distanceAt } from '../../../similarity/tree/distances';
import { extremePairs } from '../details/finding';
import { matrixWords } from '../words';
import { ClassRows } from './ClassRows';
import styles from './Figure.module.css';
import { type Brush, nearestOf, type Pointed } from './pointing';
import { rowSize } from './rowSize';

export interface FigureProps {
  readonly ordered: OrderedTree;
  readonly controls: GroupingControls;
  readonly nameOf: (label: number) => string;
  readonly dataset: DatasetImages | null;
  readonly brush: Brush;
  readonly onPoint: (pointed: Pointed | null) => void;
  readonly onSelect: (pointed: Pointed) => void;
  readonly narrow: boolean;
}

/** Id of what is drawn, for files. */
export const FIGURE = 'similarity-figure';

/** Pixels of the classes' names beside their letters and pictures. */
const ROWS_WIDTH = 156;
const LETTERS_WIDTH = 34;
const TREE = { least: 150, most: 420, share: 0.36 };
/** A phone has the tree above the matrix, in lower rows. */
const PHONE = { row: 26, names: 92 };
/** Between the parts, and for what stands out at the right. */
const GAPS = 3 * 8;
/** Classes up to this number have distances printed into the matrix. */
const PRINTED = 12;

/** The tree, its classes and the matrix of their distances, row by row side by side. */
export function Figure({ ordered, controls, nameOf, dataset, brush, onPoint, onSelect, narrow }: FigureProps) {
  const box = useRef<HTMLDivElement>(null);
  const width = useElementWidth(box);
  const { tree, order, distances } = ordered;
  const row = rowSize(tree.leaves, width, narrow ? LETTERS_WIDTH + GAPS : ROWS_WIDTH + TREE.least + GAPS, useRoom());
  const low = Math.min(row, PHONE.row);
  const room = width - ROWS_WIDTH - GAPS - row * tree.leaves;
  const treeWidth = Math.min(Math.max(TREE.most, TREE.share * width), Math.max(TREE.least, room));
  const pointAtMerge = useCallback((merge: number | null) => onPoint(merge === null ? null : { merge }), [onPoint]);
  const pointAtPair = useCallback((pair: Pair | null) => onPoint(pair && { pair }), [onPoint]);
  const selectPair = useCallback((pair: Pair) => onSelect({ pair }), [onSelect]);
  const { domain, textOf } = useMemo(() => scaleOf(ordered), [ordered]);
  return (
    <div ref={box} className={styles.scroller}>
      {narrow && width > 0 && (
        <div className={styles.tree}>
          <Dendrogram
            tree={tree}
            order={order}
            grouping={controls.grouping}
            width={width - PHONE.names}
            row={low}
            cutHeight={controls.height}
            count={controls.count}
            onCut={controls.setCut}
          />
          <ul className={styles.names} aria-hidden="true">
            {order.map((label, place) => (
              <li key={label} style={{ height: low, lineHeight: `${low}px` }}>
                {isLabelled(place, low) && nameOf(label)}
              </li>
            ))}
          </ul>
        </div>
      )}
      <div id={FIGURE} className={styles.figure}>
        {!narrow && width > 0 && (
          <Dendrogram
            tree={tree}
            order={order}
            grouping={controls.grouping}
            width={treeWidth}
            row={row}
            cutHeight={controls.height}
            count={controls.count}
            onCut={controls.setCut}
            pointed={brush.merge}
            onPoint={pointAtMerge}
          />
        )}
        <div className={styles.rows} style={{ width: narrow ? LETTERS_WIDTH : ROWS_WIDTH }}>
          <ClassRows
            order={order}
            row={row}
            controls={controls}
            nameOf={nameOf}
            dataset={dataset}
            lettersOnly={narrow}
            marked={brush.marked}
          />
        </div>
        <div className={styles.matrix}>
          <PairMatrix
            label={matrixWords(tree.leaves)}
            order={order}
            values={distances.values}
            cell={row}
            tone="--ink"
            domain={domain}
            {...(tree.leaves <= PRINTED && { textOf })}
            nameOf={nameOf}
            groupOf={controls.grouping.of}
            pair={brush.pair}
            block={brush.block}
            onPoint={pointAtPair}
            onSelect={selectPair}
          />
          <DistanceLegend far={domain[0]} near={domain[1]} />
        </div>
      </div>
    </div>
  );
}

/** Far is blank and near is full; each class's nearest neighbours are printed. */
function scaleOf(ordered: OrderedTree) {
  const { distances } = ordered;
  const { closest, furthest } = extremePairs(ordered);
  const nearest = nearestOf(distances);
  // As many decimals for all: three digits of the largest distance, and at least one.
  const places = Math.max(1, 2 - Math.floor(Math.log10(distanceAt(distances, ...furthest) || 1)));
  return {
    domain: [distanceAt(distances, ...furthest), distanceAt(distances, ...closest)] as const,
    textOf: (row: number, column: number) =>
      nearest[row] === column || nearest[column] === row
        ? formatFixed(distanceAt(distances, row, column), places)
        : undefined,
  };
}

interface DistanceLegendProps {
  readonly far: number;
  readonly near: number;
}

/** The matrix's scale of greys with the distances at its ends. */
function DistanceLegend({ far, near }: DistanceLegendProps) {
  return (
    <p className={styles.legend}>
      Distance <span>{formatValue(far)}</span>
      <span className={styles.ramp} aria-hidden="true" />
      <span>{formatValue(near)}</span>
    </p>
  );
}
