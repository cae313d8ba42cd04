import { memo, useMemo } from 'react';
import type { ClassTree } from '../../similarity/tree/classTree';
import type { Grouping } from '../../similarity/tree/grouping';
import { groupTone } from '../colors';
import styles from './Dendrogram.module.css';
import type { DendrogramLayout } from './dendrogramLayout';
import { dendrogramPaths, mergePath } from './dendrogramPaths';

interface DendrogramLinesProps {
  readonly tree: ClassTree;
  readonly layout: DendrogramLayout;
  readonly grouping: Grouping;
  readonly cutHeight: number;
  readonly differing?: ReadonlySet<number>;
}

/** The tree's lines: by group, or by whether another tree has them too. */
export const DendrogramLines = memo(function DendrogramLines(props: DendrogramLinesProps) {
  const { tree, layout, grouping, cutHeight, differing } = props;
  const paths = useMemo(
    () => dendrogramPaths(tree, layout, grouping.proposed, cutHeight),
    [tree, layout, grouping, cutHeight],
  );
  if (differing) {
    const shared = tree.merges.flatMap((_, index) => (differing.has(index) ? [] : [mergePath(layout, index)]));
    return (
      <>
        <path className={styles.shared} d={shared.join('')} />
        <path className={styles.differing} d={[...differing].map((index) => mergePath(layout, index)).join('')} />
      </>
    );
  }
  return (
    <>
      <path className={styles.above} d={paths.above} />
      {[...paths.below].map(([group, d]) => (
        <path key={group} className={styles.below} stroke={groupTone(group, tree.leaves)} d={d} />
      ))}
    </>
  );
});
