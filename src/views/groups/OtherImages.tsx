import type { UpdateState } from '../../app/useViewState';
import type { GroupsState } from './groupsState';
import styles from './MissingTables.module.css';
import { isAboutSameImages } from './useReports';
import type { LoadedTable } from './useTables';

interface OtherImagesProps {
  readonly tables: readonly LoadedTable[];
  readonly update: UpdateState<GroupsState>;
}

/** Models that tell other images apart than the first, and so cannot stand beside it; each with the way to see it alone. */
export function OtherImages({ tables, update }: OtherImagesProps) {
  const [first] = tables;
  const others = tables.filter(({ table }) => !isAboutSameImages(table, first?.table));
  return others.map(({ key, name }) => (
    <section key={key} className={styles.missing} aria-label={name}>
      <p>
        <b>{name}</b> tells other images apart than {first?.name}.
      </p>
      <button
        type="button"
        className={styles.remove}
        onClick={() => update({ models: [key], inner: null, outer: null, merges: null, selected: null })}
      >
        Show it alone
      </button>
    </section>
  ));
}
