import { type ReactNode, useMemo, useState } from 'react';
import type { OrderedTree } from '../../../app/grouping/useClassTree';
import type { GroupingControls } from '../../../app/grouping/useGrouping';
import { formatValue } from '../../../numbers/format';
import { GroupLetter } from '../../../pictures/GroupLetter';
import { mergeOf, rootOf } from '../../../similarity/tree/classTree';
import { leafSpans } from '../../../similarity/tree/leafSpans';
import { foldedWords } from '../words';
import styles from './FoldedTree.module.css';

interface FoldedTreeProps {
  readonly ordered: OrderedTree;
  readonly controls: GroupingControls;
  readonly nameOf: (label: number) => string;
}

/** Trees of more classes are folded: their matrix would be wider than any screen. */
export const MOST_DRAWN = 150;

/** Names in the line of a folded branch. */
const MOST_NAMES = 4;

/** A tree of very many classes as branches that open: those above the cut are open, the groups below it folded. */
export function FoldedTree({ ordered: { tree }, controls, nameOf }: FoldedTreeProps) {
  const { places, spans } = useMemo(() => leafSpans(tree), [tree]);
  const { of } = controls.grouping;
  const classesIn = (node: number) => {
    const { start, end } = spans[node] ?? { start: 0, end: 0 };
    return places.slice(start, end);
  };
  const branch = (node: number) => (
    <Branch key={node} node={node} {...{ tree, of, classesIn, nameOf, branch }} height={controls.height} />
  );
  return (
    <ul className={styles.tree} aria-label={foldedWords.tree(tree.leaves)}>
      {branch(rootOf(tree))}
    </ul>
  );
}

interface BranchProps extends Pick<OrderedTree, 'tree'> {
  readonly node: number;
  readonly of: readonly number[];
  /** Where the cut is. */
  readonly height: number;
  readonly classesIn: (node: number) => readonly number[];
  readonly nameOf: (label: number) => string;
  readonly branch: (node: number) => ReactNode;
}

function Branch({ node, tree, of, height, classesIn, nameOf, branch }: BranchProps) {
  const merge = mergeOf(tree, node);
  const isAbove = merge !== undefined && merge.height > height;
  const [chosen, setChosen] = useState<boolean | null>(null);
  const classes = classesIn(node);
  const [first = 0] = classes;
  const letter = <GroupLetter group={of[first] ?? 0} classes={tree.leaves} />;
  if (!merge) {
    return (
      <li className={styles.leaf}>
        {letter} {nameOf(first)}
      </li>
    );
  }
  const isOpen = chosen ?? isAbove;
  const names = classes.slice(0, MOST_NAMES).map(nameOf);
  return (
    <li>
      <details
        open={isOpen}
        onToggle={(event) => event.currentTarget.open !== isOpen && setChosen(event.currentTarget.open)}
      >
        <summary className={styles.branch}>
          {!isAbove && letter}
          <span className={styles.count}>{foldedWords.branch(classes.length, formatValue(merge.height))}</span>
          {!isOpen && <span className={styles.names}>{foldedWords.names(names, classes.length - names.length)}</span>}
        </summary>
        {isOpen && (
          <ul>
            {branch(merge.left)}
            {branch(merge.right)}
          </ul>
        )}
      </details>
    </li>
  );
}
