import { type IDBPDatabase, openDB } from 'idb';
import { type CheckedRecords, readChecked, readOne } from '../api/records';
import { isKeptRun } from './isKeptRun';
import { type KeptRun, MemoryTables, type TableStore } from './tableStore';

const STORE = 'tables';

/** Keeps runs in the browser's IndexedDB; where it is denied (private windows), for as long as the page is open. */
export class IndexedTables implements TableStore {
  readonly #otherwise = new MemoryTables();
  #opening: Promise<IDBPDatabase | undefined> | undefined;

  async read(key: string): Promise<KeptRun | undefined> {
    const database = await this.#open();
    return database ? readOne(database, STORE, isKeptRun, key) : this.#otherwise.read(key);
  }

  async write(kept: KeptRun): Promise<void> {
    const database = await this.#open();
    if (!database) return this.#otherwise.write(kept);
    await database.put(STORE, kept);
  }

  async list(): Promise<CheckedRecords<KeptRun>> {
    const database = await this.#open();
    return database ? readChecked(database, STORE, isKeptRun) : this.#otherwise.list();
  }

  async remove(key: IDBValidKey): Promise<void> {
    const database = await this.#open();
    if (!database) return this.#otherwise.remove(key);
    await database.delete(STORE, key);
  }

  #open(): Promise<IDBPDatabase | undefined> {
    this.#opening ??= openDB('boundscope', 1, {
      upgrade: (database) => void database.createObjectStore(STORE, { keyPath: 'key' }),
    }).catch(() => undefined);
    return this.#opening;
  }
}
