import { type IDBPDatabase, openDB } from 'idb';
import { type CheckedRecords, readChecked, readOne } from '../api/records';
import { readKeptRun } from './readKeptRun';
import { type KeptRun, MemoryTables, type TableStore } from './tableStore';

const STORE = 'tables';

/**
 * Keeps runs in the browser's IndexedDB; what that refuses (in private windows, or when the disk is full) for as long as
 * the page is open.
 */
export class IndexedTables implements TableStore {
  readonly #otherwise = new MemoryTables();
  readonly #onRefused: (reason: string) => void;
  #opening: Promise<IDBPDatabase | undefined> | undefined;

  /** @param onRefused is given why the browser did not keep a run */
  constructor(onRefused: (reason: string) => void = () => {}) {
    this.#onRefused = onRefused;
  }

  async read(key: string): Promise<KeptRun | undefined> {
    const newest = await this.#otherwise.read(key);
    const database = await this.#open();
    return newest ?? (database && readOne(database, STORE, readKeptRun, key));
  }

  async write(kept: KeptRun): Promise<void> {
    const database = await this.#open();
    try {
      if (!database) throw new Error('its database cannot be opened');
      await database.put(STORE, kept);
      await this.#otherwise.remove(kept.key);
    } catch (error) {
      await this.#otherwise.write(kept);
      this.#onRefused(error instanceof Error ? error.message : String(error));
    }
  }

  async list(): Promise<CheckedRecords<KeptRun>> {
    const { good: newest } = await this.#otherwise.list();
    const database = await this.#open();
    if (!database) return { good: newest, damaged: [] };
    const { good, damaged } = await readChecked(database, STORE, readKeptRun);
    const others = good.filter(({ key }) => newest.every((run) => run.key !== key));
    return { good: [...others, ...newest], damaged };
  }

  async remove(key: IDBValidKey): Promise<void> {
    await this.#otherwise.remove(key);
    await (await this.#open())?.delete(STORE, key);
  }

  #open(): Promise<IDBPDatabase | undefined> {
    // Where a page has no origin, asking alone throws.
    this.#opening ??= Promise.resolve()
      .then(() =>
        openDB('boundscope', 1, {
          upgrade: (database) => void database.createObjectStore(STORE, { keyPath: 'key' }),
        }),
      )
      .catch(() => undefined);
    return this.#opening;
  }
}
