import { memo, useMemo } from 'react';
import { groupTone } from '../../../pictures/colors';
import { GroupLetter } from '../../../pictures/GroupLetter';
import { layoutDendrogram } from '../../../pictures/tree/dendrogramLayout';
import { mergePath } from '../../../pictures/tree/dendrogramPaths';
import type { ClassTree } from '../../../similarity/tree/classTree';
import styles from './GroupedTree.module.css';

interface GroupedTreeProps {
  readonly tree: ClassTree;
  /** The classes from top to bottom. */
  readonly order: readonly number[];
  /** For each class the group it was given, whatever the tree says. */
  readonly groupOf: readonly number[];
  readonly nameOf: (label: number) => string;
  /** Pixels of the tree alone. */
  readonly width: number;
  /** Pixels of a class. */
  readonly row: number;
}

const AXIS = 20;

/** A tree of classes beside groups that were given: branches whose classes all share one have its colour. */
export const GroupedTree = memo(function GroupedTree(props: GroupedTreeProps) {
  const { tree, order, groupOf, nameOf, width, row } = props;
  const layout = useMemo(() => layoutDendrogram(tree, order, { width, row }), [tree, order, width, row]);
  const groups = useMemo(() => groupedMerges(tree, groupOf), [tree, groupOf]);
  return (
    <div className={styles.tree}>
      <svg width={width} height={layout.height + AXIS} aria-hidden="true">
        {layout.merges.map((_, index) => {
          const group = groups[index];
          const tone = group === null || group === undefined ? 'var(--ink2)' : groupTone(group, tree.leaves);
          return (
            <path
              // biome-ignore lint/suspicious/noArrayIndexKey: the merges of a tree are numbered
              key={index}
              d={mergePath(layout, index)}
              stroke={tone}
              strokeWidth={group === null ? 1.6 : 2}
            />
          );
        })}
        <g className={styles.axis}>
          {layout.ticks.map(({ x, label }) => (
            <text key={label} x={x} y={layout.height + 16} textAnchor={x > width - 8 ? 'end' : 'middle'}>
              {label}
            </text>
          ))}
        </g>
      </svg>
      <ul className={styles.classes}>
        {order.map((label) => (
          <li key={label} style={{ height: row }}>
            <GroupLetter group={groupOf[label] ?? 0} classes={tree.leaves} />
            <span>{nameOf(label)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
});

/** For each merge the group that all classes below it share; null where they have different ones. */
export function groupedMerges(tree: ClassTree, groupOf: readonly number[]): readonly (number | null)[] {
  const groups: (number | null)[] = [...groupOf];
  for (const { left, right } of tree.merges) {
    const group = groups[left] ?? null;
    groups.push(group === groups[right] ? group : null);
  }
  return groups.slice(tree.leaves);
}
