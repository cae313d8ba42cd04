import { memo } from 'react';
import { formatValue } from '../../../numbers/format';
import type { ClassTree } from '../../../similarity/tree/classTree';
import { classesBelow } from '../../../similarity/tree/compareTrees';
import { LISTS, mergeWords } from '../words';

interface TreeListProps {
  readonly tree: ClassTree;
  readonly nameOf: (label: number) => string;
}

/** The most merges that are listed; of larger trees the top ones. */
const MOST = 100;
const MOST_NAMES = 6;

/** The tree in words, for screen readers: its merges from the root down. */
export const TreeList = memo(function TreeList({ tree, nameOf }: TreeListProps) {
  const listed = tree.merges.map((merge, index) => ({ ...merge, index })).slice(-MOST);
  const sideOf = (node: number) => {
    const classes = classesBelow(tree, node);
    const names = classes.slice(0, MOST_NAMES).map(nameOf).join(', ');
    return classes.length > MOST_NAMES ? `${names} and ${classes.length - MOST_NAMES} more` : names;
  };
  return (
    <ol className="visually-hidden" aria-label={LISTS.merges}>
      {listed.reverse().map(({ index, left, right, height }) => (
        <li key={index}>{mergeWords(formatValue(height), sideOf(left), sideOf(right))}</li>
      ))}
    </ol>
  );
});
