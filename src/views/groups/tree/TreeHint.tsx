import { useGroupingState } from '../../../app/grouping/useGrouping';
import { useApp } from '../../../app/state/useViewState';
import { similarityState } from '../../similarity/state/similarityState';
import { TREE } from '../words';
import styles from './TreeColumn.module.css';

interface TreeHintProps {
  /** What the network of the tree is called. */
  readonly name: string;
  readonly narrow: boolean;
}

/** What the tree is made of, and the way to the view that changes it. */
export function TreeHint({ name, narrow }: TreeHintProps) {
  const app = useApp();
  const [{ source }] = useGroupingState();
  const [before, after] = TREE.merging[source];
  return (
    <p className={`label ${styles.hint}`}>
      {before}
      <button type="button" className={styles.tree} title={TREE.open} onClick={() => app.navigate(similarityState)}>
        {name}
      </button>
      {after}
      {!narrow && TREE.cut}
    </p>
  );
}
