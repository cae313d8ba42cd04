import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import { type KeptRun, MemoryTables, type TableStore } from './tableStore';

interface Schema extends DBSchema {
  tables: { key: string; value: KeptRun };
}

/** Keeps runs in the browser's IndexedDB; where it is denied (private windows), for as long as the page is open. */
export class IndexedTables implements TableStore {
  readonly #otherwise = new MemoryTables();
  #opening: Promise<IDBPDatabase<Schema> | undefined> | undefined;

  async read(key: string): Promise<KeptRun | undefined> {
    const database = await this.#open();
    return database ? database.get('tables', key) : this.#otherwise.read(key);
  }

  async write(kept: KeptRun): Promise<void> {
    const database = await this.#open();
    if (!database) return this.#otherwise.write(kept);
    await database.put('tables', kept);
  }

  async list(): Promise<readonly KeptRun[]> {
    const database = await this.#open();
    return database ? database.getAll('tables') : this.#otherwise.list();
  }

  async remove(key: string): Promise<void> {
    const database = await this.#open();
    if (!database) return this.#otherwise.remove(key);
    await database.delete('tables', key);
  }

  #open(): Promise<IDBPDatabase<Schema> | undefined> {
    this.#opening ??= openDB<Schema>('boundscope', 1, {
      upgrade: (database) => void database.createObjectStore('tables', { keyPath: 'key' }),
    }).catch(() => undefined);
    return this.#opening;
  }
}
