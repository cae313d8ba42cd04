import { memo, useMemo, useRef } from 'react';
import type { OrderedTree } from '../../../app/grouping/useClassTree';
import type { GroupingControls } from '../../../app/grouping/useGrouping';
import type { DatasetImages } from '../../../engine/api/types';
import { DENDROGRAM_HEAD, Dendrogram } from '../../../pictures/tree/Dendrogram';
import { useElementWidth } from '../../../pictures/useElementSize';
import { useRoom } from '../../../pictures/useRoom';
import { compareTrees, type TreeDifferences } from '../../../similarity/tree/compareTrees';
import type { Similarity } from '../state/useSimilarity';
import { LISTS, NO_OTHER } from '../words';
import { ClassRows } from './ClassRows';
import { FIGURE } from './Figure';
import { rowSize } from './rowSize';
import styles from './TwoTrees.module.css';

interface TwoTreesProps {
  readonly left: OrderedTree;
  readonly comparison: Comparison;
  readonly titles: readonly [string, string];
  readonly controls: GroupingControls;
  readonly nameOf: (label: number) => string;
  readonly dataset: DatasetImages | null;
}

const NAMES = 156;
const OTHER_NAMES = 84;
const LINKS = 72;
const TREE = { least: 120, most: 360 };
const GAPS = 8;

/** Two trees of the same classes face to face, or why there is no second one. */
export function TwoTrees({ comparison, ...rest }: TwoTreesProps) {
  if ('reason' in comparison) return <p role="status">{comparison.reason}</p>;
  return <FacingTrees {...rest} {...comparison} />;
}

type FacingTreesProps = Omit<TwoTreesProps, 'comparison'> & Extract<Comparison, { readonly right: OrderedTree }>;

/** What only one of the trees has is drawn bold, and lines lead from class to class. */
function FacingTrees({ left, right, differences, titles, controls, nameOf, dataset }: FacingTreesProps) {
  const box = useRef<HTMLDivElement>(null);
  const width = useElementWidth(box);
  const row = rowSize(left.tree.leaves, width, 2 * TREE.least + NAMES + OTHER_NAMES + LINKS + GAPS, useRoom());
  const room = (width - NAMES - OTHER_NAMES - LINKS - GAPS) / 2;
  const treeWidth = Math.floor(Math.min(TREE.most, Math.max(TREE.least, room)));
  const { grouping, height, count } = controls;
  const shared = { grouping, width: treeWidth, row, cutHeight: height, count };
  return (
    <div ref={box} className={styles.scroller}>
      {width > 0 && (
        <div id={FIGURE}>
          <div className={styles.titles} style={{ width: 2 * treeWidth + NAMES + OTHER_NAMES + LINKS }}>
            <h3 className="title">{titles[0]}</h3>
            <h3 className="title">{titles[1]}</h3>
          </div>
          <div className={styles.trees}>
            <Dendrogram
              tree={left.tree}
              order={left.order}
              differing={differences.first}
              onCut={controls.setCut}
              {...shared}
            />
            <div className={styles.rows} style={{ width: NAMES, paddingTop: DENDROGRAM_HEAD }}>
              <ClassRows
                order={left.order}
                row={row}
                controls={controls}
                nameOf={nameOf}
                dataset={dataset}
                marked={NONE}
              />
            </div>
            <Links left={left.order} right={right.order} row={row} />
            <OtherNames order={right.order} row={row} nameOf={nameOf} />
            <Dendrogram tree={right.tree} order={right.order} differing={differences.second} mirrored {...shared} />
          </div>
        </div>
      )}
    </div>
  );
}

const NONE: ReadonlySet<number> = new Set();

/** A line from each class of one tree to the same class of the other; bold where it changes its place. */
const Links = memo(function Links(props: {
  readonly left: readonly number[];
  readonly right: readonly number[];
  readonly row: number;
}) {
  const { left, right, row } = props;
  return (
    <svg
      width={LINKS}
      height={left.length * row}
      className={styles.links}
      style={{ marginTop: DENDROGRAM_HEAD }}
      aria-hidden="true"
    >
      {left.map((label, place) => {
        const other = right.indexOf(label);
        const [from, to] = [(place + 0.5) * row, (other + 0.5) * row];
        return (
          <path
            key={label}
            className={place === other ? styles.same : styles.changed}
            d={`M2 ${from}C${LINKS / 2} ${from} ${LINKS / 2} ${to} ${LINKS - 2} ${to}`}
          />
        );
      })}
    </svg>
  );
});

/** The classes once more, in the order of the other tree. */
function OtherNames({
  order,
  row,
  nameOf,
}: {
  order: readonly number[];
  row: number;
  nameOf: (label: number) => string;
}) {
  return (
    <ul className={styles.names} style={{ width: OTHER_NAMES, marginTop: DENDROGRAM_HEAD }} aria-label={LISTS.other}>
      {order.map((label) => (
        <li key={label} style={{ height: row, lineHeight: `${row}px` }}>
          <span className={row < 12 ? 'visually-hidden' : undefined}>{nameOf(label)}</span>
        </li>
      ))}
    </ul>
  );
}

/** Another tree beside the first, or why there is none yet. */
export type Comparison =
  | { readonly right: OrderedTree; readonly differences: TreeDifferences }
  | { readonly reason: string };

/** Compares a tree with another; null where none is asked for. */
export function useComparison({ tree }: OrderedTree, other: Similarity | null): Comparison | null {
  const right = other && !other.isStale ? other.tree : null;
  const failure = other?.failure;
  const asked = other !== null;
  return useMemo(() => {
    if (!asked) return null;
    if (failure) return { reason: NO_OTHER.failed(failure) };
    if (!right) return { reason: NO_OTHER.waiting };
    if (right.tree.leaves !== tree.leaves) {
      return {
        reason: NO_OTHER.otherClasses(right.tree.leaves, tree.leaves),
      };
    }
    return { right, differences: compareTrees(tree, right.tree) };
  }, [asked, failure, right, tree]);
}
