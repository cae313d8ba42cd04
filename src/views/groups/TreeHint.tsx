import { useApp } from '../../app/appContext';
import { useGroupingState } from '../../app/grouping/useGrouping';
import type { SimilaritySource } from '../../engine/types';
import styles from './TreeColumn.module.css';

/** Which classes meet early, before and after the name of the network. */
const MEANINGS: Readonly<Record<SimilaritySource, readonly [string, string]>> = {
  weights: ['Classes whose last-layer weights in ', ' lie close meet early.'],
  'unit-weights': ['Classes whose last-layer weights in ', ' point the same way meet early.'],
  features: ['Classes whose images look alike to ', ' meet early.'],
  confusion: ['Classes that ', ' takes for each other meet early.'],
};

interface TreeHintProps {
  /** What the network of the tree is called. */
  readonly name: string;
  readonly narrow: boolean;
}

/** What the tree is made of, and the way to the view that changes it. */
export function TreeHint({ name, narrow }: TreeHintProps) {
  const app = useApp();
  const [{ source }] = useGroupingState();
  const [before, after] = MEANINGS[source];
  return (
    <p className={`label ${styles.hint}`}>
      {before}
      <button
        type="button"
        className={styles.tree}
        title="Show this tree in Similarity"
        onClick={() => app.navigate('similarity')}
      >
        {name}
      </button>
      {after}
      {!narrow && ' Drag the cut to make more or fewer groups.'}
    </p>
  );
}
