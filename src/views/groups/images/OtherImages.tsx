import type { UpdateState } from '../../../app/state/store';
import type { GroupsState } from '../state/groupsState';
import { isAboutSameImages } from '../state/useReports';
import styles from '../tables/MissingTables.module.css';
import type { LoadedTable } from '../tables/useTables';
import { OTHER_IMAGES } from '../words';

interface OtherImagesProps {
  readonly tables: readonly LoadedTable[];
  readonly update: UpdateState<GroupsState>;
}

/** Models that classify another data set than the first, and so cannot stand beside it; each with the way to see it alone. */
export function OtherImages({ tables, update }: OtherImagesProps) {
  const [first] = tables;
  const others = tables.filter(({ table }) => !isAboutSameImages(table, first?.table));
  return others.map(({ key, name }) => (
    <section key={key} className={styles.missing} aria-label={name}>
      <p>
        <b>{name}</b> {OTHER_IMAGES.why(first?.name ?? '')}
      </p>
      <button
        type="button"
        className={styles.remove}
        onClick={() => update({ models: [key], inner: null, outer: null, merges: null, selected: null })}
      >
        {OTHER_IMAGES.alone}
      </button>
    </section>
  ));
}
