import type { UpdateState } from '../../app/useViewState';
import type { AskingState, GroupsState } from './groupsState';
import styles from './MissingTables.module.css';
import { TableMenu } from './TableMenu';
import type { Tableless, TableOrder } from './useTables';

interface MissingTablesProps {
  readonly missing: readonly Tableless[];
  readonly state: AskingState;
  readonly update: UpdateState<GroupsState>;
  readonly onCompute: (model: Tableless, order: TableOrder) => void;
}

/** Models whose radii are not known yet, each with the way to compute them. */
export function MissingTables({ missing, state, update, onCompute }: MissingTablesProps) {
  return missing.map((model) => (
    <section key={model.key} className={styles.missing} aria-label={model.name}>
      <p>
        How far the images of <b>{model.name}</b> are proved is not known yet. It is computed once, and kept in this
        browser.
      </p>
      <TableMenu table={null} onCompute={(order) => onCompute(model, order)} />
      {state.models.length > 1 && (
        <button
          type="button"
          className={styles.remove}
          onClick={() => update({ models: state.models.filter((key) => key !== model.key) })}
        >
          Remove
        </button>
      )}
    </section>
  ));
}
