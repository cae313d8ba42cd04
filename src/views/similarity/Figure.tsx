import { useCallback, useMemo, useRef } from 'react';
import type { OrderedTree } from '../../app/grouping/useClassTree';
import type { GroupingControls } from '../../app/grouping/useGrouping';
import { Dendrogram } from '../../charts/Dendrogram';
import { formatFixed } from '../../charts/numbers';
import { PairMatrix } from '../../charts/PairMatrix';
import type { Pair } from '../../charts/pair';
import { useElementWidth } from '../../charts/useElementWidth';
import type { DatasetImages } from '../../engine/types';
import { distanceAt } from '../../similarity/tree/distances';
import { ClassRows } from './ClassRows';
import { DistanceLegend } from './DistanceLegend';
import styles from './Figure.module.css';
import { extremePairs } from './finding';
import { nearestOf } from './nearest';
import type { Brush, Pointed } from './pointing';
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

/** Pixels of the classes' names beside their letters and pictures. */
const ROWS_WIDTH = 156;
const LETTERS_WIDTH = 34;
const TREE = { least: 150, most: 420 };
/** Between the parts, and for what stands out at the right. */
const GAPS = 3 * 8;
/** Classes up to this number have distances printed into the matrix. */
const PRINTED = 12;

/** The tree, its classes and the matrix of their distances, row by row side by side. */
export function Figure({ ordered, controls, nameOf, dataset, brush, onPoint, onSelect, narrow }: FigureProps) {
  const box = useRef<HTMLDivElement>(null);
  const width = useElementWidth(box);
  const { tree, order, distances } = ordered;
  const row = rowSize(tree.leaves, width, narrow ? LETTERS_WIDTH + GAPS : ROWS_WIDTH + TREE.least + GAPS);
  const room = width - ROWS_WIDTH - GAPS - row * tree.leaves;
  const treeWidth = Math.min(TREE.most, Math.max(TREE.least, room));
  const pointAtMerge = useCallback((merge: number | null) => onPoint(merge === null ? null : { merge }), [onPoint]);
  const pointAtPair = useCallback((pair: Pair | null) => onPoint(pair && { pair }), [onPoint]);
  const selectPair = useCallback((pair: Pair) => onSelect({ pair }), [onSelect]);
  const { domain, textOf } = useMemo(() => scaleOf(ordered), [ordered]);
  return (
    <div ref={box} className={styles.scroller}>
      <div className={styles.figure}>
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
            label={`Distances of ${tree.leaves} classes in the order of the tree; arrow keys move over the pairs`}
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
