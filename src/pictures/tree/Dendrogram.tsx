import { memo, useMemo } from 'react';
import type { ClassTree, Cut } from '../../similarity/tree/classTree';
import type { Grouping } from '../../similarity/tree/grouping';
import styles from './Dendrogram.module.css';
import { DendrogramCut } from './DendrogramCut';
import { DendrogramLines } from './DendrogramLines';
import { type DendrogramLayout, layoutDendrogram } from './dendrogramLayout';
import { mergePath } from './dendrogramPaths';

/** Pixels above the first row, where the cut's handle is. */
export const DENDROGRAM_HEAD = 36;
/** Pixels below the last row, where the axis is. */
const DENDROGRAM_FOOT = 28;

export interface DendrogramProps {
  readonly tree: ClassTree;
  /** The classes from top to bottom. */
  readonly order: readonly number[];
  readonly grouping: Grouping;
  readonly width: number;
  /** Pixels of a leaf's row, which other columns share. */
  readonly row: number;
  /** Where the tree is cut: it colours what lies below. */
  readonly cutHeight: number;
  /** Number of groups at the cut, to be read out. */
  readonly count: number;
  /** Moves the cut; without it there is no handle. A drag is one step of undo. */
  readonly onCut?: (cut: Cut, history: 'push' | 'replace') => void;
  /** A merge to draw bold. */
  readonly pointed?: number | null;
  readonly onPoint?: (merge: number | null) => void;
  /** Merges that another tree does not have, drawn bold in ink, all others quiet: for comparing. */
  readonly differing?: ReadonlySet<number>;
  /** Leaves on the left. */
  readonly mirrored?: boolean;
}

/**
 * A tree of classes with its root on the left: each leaf in the middle of its row, heights along the axis below, a cut to
 * drag. For screen readers the tree is given elsewhere, as a list; the cut is a slider.
 */
export const Dendrogram = memo(function Dendrogram(props: DendrogramProps) {
  const { tree, order, grouping, width, row, cutHeight, onCut, pointed = null, onPoint, mirrored = false } = props;
  const layout = useMemo(
    () => layoutDendrogram(tree, order, { width, row, mirrored }),
    [tree, order, width, row, mirrored],
  );
  const bottom = DENDROGRAM_HEAD + layout.height;
  return (
    <div className={styles.dendrogram} style={{ width, height: bottom + DENDROGRAM_FOOT }}>
      <svg width={width} height={bottom + DENDROGRAM_FOOT} className={styles.picture} aria-hidden="true">
        <g className={styles.axis}>
          {layout.ticks.map(({ x, label }) => (
            <g key={label} transform={`translate(${x} ${bottom + 4})`}>
              <line y2={5} />
              <text y={19} textAnchor={anchorAt(x, width)}>
                {label}
              </text>
            </g>
          ))}
        </g>
        <g transform={`translate(0 ${DENDROGRAM_HEAD})`}>
          <DendrogramLines
            tree={tree}
            layout={layout}
            grouping={grouping}
            cutHeight={cutHeight}
            {...(props.differing && { differing: props.differing })}
          />
          {pointed !== null && <path className={styles.pointed} d={mergePath(layout, pointed)} />}
          {onPoint && <MergeTargets layout={layout} onPoint={onPoint} />}
        </g>
      </svg>
      {onCut && (
        <DendrogramCut
          layout={layout}
          bottom={bottom}
          cutHeight={cutHeight}
          count={props.count}
          most={tree.leaves}
          onCut={onCut}
        />
      )}
    </div>
  );
});

interface MergeTargetsProps {
  readonly layout: DendrogramLayout;
  readonly onPoint: (merge: number | null) => void;
}

/** Wide invisible lines to point at. */
const MergeTargets = memo(function MergeTargets({ layout, onPoint }: MergeTargetsProps) {
  const count = layout.merges.length;
  return (
    <g className={styles.targets} onPointerLeave={() => onPoint(null)}>
      {Array.from({ length: count }, (_, place) => {
        // Small merges last, so that they are on top.
        const index = count - 1 - place;
        return <path key={index} d={mergePath(layout, index)} onPointerEnter={() => onPoint(index)} />;
      })}
    </g>
  );
});

function anchorAt(x: number, width: number): 'start' | 'middle' | 'end' {
  if (x < 12) return 'start';
  return x > width - 12 ? 'end' : 'middle';
}
