import { anotherTree, useGroupingState } from '../../../app/grouping/useGrouping';
import type { Tableless } from '../tables/useTables';
import styles from './TreeTrouble.module.css';

interface TreeTroubleProps {
  /** Why there is no tree of these classes, as a sentence. */
  readonly failure: string;
  /** The first model on screen, whose own tree may serve. */
  readonly model: Tableless | undefined;
}

const GROUPS = 3;

/** What stands in place of the figures when the tree does not fit, and the way to one that does. */
export function TreeTrouble({ failure, model }: TreeTroubleProps) {
  const [{ model: shown }, update] = useGroupingState();
  return (
    <div className={styles.trouble} role="alert">
      <p>{failure}</p>
      {model && model.key !== shown && (
        <button
          type="button"
          className={styles.remedy}
          onClick={() => update(anotherTree({ model: model.key }, { count: GROUPS }))}
        >
          Group by the tree of {model.name}
        </button>
      )}
    </div>
  );
}
