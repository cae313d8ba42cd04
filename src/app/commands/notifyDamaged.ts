import { dismiss, notify } from './notices';
import { DAMAGED } from './words';

/** What this browser keeps, in the singular. */
export type KeptKind = 'network' | 'radius table' | 'training';

const notified = new Set<KeptKind>();

/**
 * Says, once in a visit, that records which this browser kept cannot be read, with a way to be rid of them.
 *
 * @param keys of these records
 * @param remove deletes one of them
 */
export function notifyDamaged(
  kind: KeptKind,
  keys: readonly IDBValidKey[],
  remove: (key: IDBValidKey) => Promise<void>,
): void {
  if (keys.length === 0 || notified.has(kind)) return;
  notified.add(kind);
  const id = `damaged ${kind}`;
  notify({
    id,
    text: DAMAGED.text(kind, keys.length),
    action: {
      label: DAMAGED.remove(keys.length),
      perform: () => {
        dismiss(id);
        for (const key of keys) void remove(key);
      },
    },
  });
}
