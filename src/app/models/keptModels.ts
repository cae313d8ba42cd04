import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { ModelCard } from '../../engine/types';

/** A network that was trained in this browser. */
export interface KeptModel {
  /** Names it in the state of views. */
  readonly key: string;
  readonly bytes: ArrayBuffer;
  readonly card: ModelCard;
  /** Milliseconds since 1970. */
  readonly savedAt: number;
}

interface Schema extends DBSchema {
  models: { key: string; value: KeptModel };
}

/**
 * The networks that were kept, the oldest first; none where the browser denies its database (private windows) or it
 * cannot be read.
 */
export async function readKept(): Promise<readonly KeptModel[]> {
  const kept = await open()
    .then((database) => database.getAll('models'))
    .catch(() => []);
  return kept.sort((a, b) => a.savedAt - b.savedAt);
}

/** Keeps a network for later visits; one that the browser refuses is lost with the page. */
export async function writeKept(model: KeptModel): Promise<void> {
  await open()
    .then((database) => database.put('models', model))
    .catch(() => {});
}

export async function removeKept(key: string): Promise<void> {
  await open()
    .then((database) => database.delete('models', key))
    .catch(() => {});
}

let opening: Promise<IDBPDatabase<Schema>> | undefined;

async function open(): Promise<IDBPDatabase<Schema>> {
  opening ??= openDB<Schema>('boundscope-models', 1, {
    upgrade: (database) => void database.createObjectStore('models', { keyPath: 'key' }),
  });
  return opening;
}
