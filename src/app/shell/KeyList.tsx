import { useStore } from 'zustand';
import { commands } from '../commands/commands';
import { describeKey, setSingleKeys, singleKeys } from '../commands/keys';
import { Dialog } from '../controls/Dialog';
import { IconButton } from '../controls/IconButton';
import styles from './KeyList.module.css';
import { KEYS } from './words';

/** The keys that work now, read from the command registry. */
export function KeyList({ onClose }: { readonly onClose: () => void }) {
  const list = useStore(commands.store).filter(({ keys }) => keys && keys.length > 0);
  const areOn = useStore(singleKeys);
  const groups = [...new Set(list.map(({ group }) => group))];
  return (
    <Dialog label="Keys" onClose={onClose}>
      <div className={styles.head}>
        <h2 className="title">Keys</h2>
        <IconButton icon="close" label="Close" onClick={onClose} />
      </div>
      <label className={styles.single}>
        <input type="checkbox" checked={areOn} onChange={(event) => setSingleKeys(event.target.checked)} />
        {KEYS.single}
      </label>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, by keys too */}
      <section className={styles.groups} tabIndex={0} aria-label="Keys by group">
        {groups.map((group) => (
          <section key={group}>
            <h3 className={styles.group}>{group}</h3>
            <dl>
              {list
                .filter((command) => command.group === group)
                .map((command) => (
                  <div key={command.id} className={styles.row}>
                    <dt>{command.label}</dt>
                    <dd>
                      {command.keys?.map((key) => (
                        <kbd key={key} className={styles.key}>
                          {describeKey(key)}
                        </kbd>
                      ))}
                    </dd>
                  </div>
                ))}
            </dl>
          </section>
        ))}
      </section>
    </Dialog>
  );
}
