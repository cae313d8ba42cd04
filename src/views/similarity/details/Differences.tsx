import { agreeing, counted } from '../../../numbers/format';
import type { ClassTree } from '../../../similarity/tree/classTree';
import { classesBelow, type TreeDifferences } from '../../../similarity/tree/compareTrees';
import styles from './Details.module.css';

interface DifferencesProps {
  readonly trees: readonly [ClassTree, ClassTree];
  readonly titles: readonly [string, string];
  readonly differences: TreeDifferences;
  readonly nameOf: (label: number) => string;
}

/** Sets of classes listed for each tree before the rest is counted. */
const MOST = 5;
const MOST_NAMES = 5;

/** Which sets of classes only one of two trees puts together. */
export function Differences({ trees, titles, differences, nameOf }: DifferencesProps) {
  const sides = [differences.first, differences.second];
  const sets = Math.max(0, trees[0].merges.length - 1);
  return (
    <section className={styles.differences} aria-label="How the trees differ">
      <h2 className="title">
        {differences.shared} of {counted(sets, 'cluster')} {agreeing(differences.shared, 'is', 'are')} in both trees
      </h2>
      {trees.map((tree, side) => {
        const own = [...(sides[side] ?? [])];
        if (own.length === 0) return null;
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: the first and the second tree
          <div key={side} className="label">
            Only in {side === 0 ? 'the left' : 'the right'} tree, {titles[side]}:
            <ul>
              {own.slice(0, MOST).map((merge) => (
                <li key={merge}>{namesOf(classesBelow(tree, tree.leaves + merge), nameOf)}</li>
              ))}
              {own.length > MOST && <li>and {own.length - MOST} more</li>}
            </ul>
          </div>
        );
      })}
    </section>
  );
}

function namesOf(labels: readonly number[], nameOf: (label: number) => string): string {
  const names = labels.slice(0, MOST_NAMES).map(nameOf).join(', ');
  return labels.length > MOST_NAMES ? `${names} and ${labels.length - MOST_NAMES} more` : names;
}
